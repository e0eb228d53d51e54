import type { LogPort } from '../platform/ports';

/** Brings back what was there. That this fails, too, is written down and does not hide why it was asked for. */
export const tryUndo = (undo: () => void, log: LogPort): void => {
  try {
    undo();
  } catch (error) {
    log.write('error', `the secrets from before could not be put back: ${String(error)}`);
  }
};
