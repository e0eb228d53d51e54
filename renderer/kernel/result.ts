/** A code and a category; the words are chosen by the view, in the agent's language. */
export interface DeskFault {
  code: string;
  category: 'network' | 'refused' | 'device' | 'storage' | 'input' | 'bug';
  /** For the log and for details on demand; never shown alone. */
  detail?: string;
}

export type Result<T, F = DeskFault> = { ok: true; value: T } | { ok: false; fault: F };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const fail = (
  code: string,
  category: DeskFault['category'],
  detail?: string,
): { ok: false; fault: DeskFault } => ({
  ok: false,
  fault: detail === undefined ? { code, category } : { code, category, detail },
});

/** Makes a missing case a type error, and at run time a named bug. */
export const assertNever = (value: never): never => {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
};
