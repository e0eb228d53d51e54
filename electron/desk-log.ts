import type { LogPort } from './platform/ports';
import { redact } from './policy/redact';

export interface DeskLog extends LogPort {
  /** From now on this text never appears in the log. */
  hide(secret: string): void;
}

/** Everything that is logged passes here and loses secrets and telephone numbers. */
export const createDeskLog = (out: LogPort): DeskLog => {
  const secrets = new Set<string>();
  return {
    hide: (secret) => void secrets.add(secret),
    write: (level, text) => out.write(level, redact(text, secrets)),
  };
};
