import type { Handlers } from '@contract';
import type { AppPort, LogPort } from './platform/ports';
import { createLogTail } from './policy/log-tail';
import { redact } from './policy/redact';

export interface DeskLog extends LogPort {
  /** From now on this text never appears in the log. */
  hide(secret: string): void;
  /** The last lines, oldest first. */
  tail(): string[];
}

/** Everything that is logged passes here and loses secrets and telephone numbers. */
export const createDeskLog = (out: LogPort): DeskLog => {
  const secrets = new Set<string>();
  const tail = createLogTail();
  return {
    hide: (secret) => void secrets.add(secret),
    tail: tail.lines,
    write: (level, text) => {
      out.write(level, redact(text, secrets));
      tail.add(level, text, Date.now(), secrets);
    },
  };
};

interface Needs {
  platform: { app: Pick<AppPort, 'version' | 'system'>; log: LogPort };
}

export const logService = ({ platform }: Needs) => {
  const log = createDeskLog(platform.log);
  log.write('info', `Allodesk ${platform.app.version} starts on ${platform.app.system}`);
  return {
    gives: { log },
    answers: {
      'log.tail': () => log.tail(),
      'log.write': ({ level, text }) => {
        log.write(level, `page: ${text}`);
        return null;
      },
    } satisfies Partial<Handlers>,
  };
};
