import { doorKey, type Result } from '../../kernel';

/** Made by `composeDiagnostics`. */
export interface DiagnosticsDoor {
  /** A text for IT, without secrets and without customers' data. Code diagnosticsFailed. */
  make(): Promise<Result<{ name: string; text: string }>>;
}

export const diagnosticsDoor = doorKey<DiagnosticsDoor>()('diagnostics');
