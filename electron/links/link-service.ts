import type { LogPort } from '../platform/ports';
import { linkInArguments, parseDialLink } from '../policy/dial-link';

export interface LinkService {
  /** A link handed over by the system. */
  opened(link: string): void;
  /** The arguments of a start of the program; true when there was a link among them. */
  started(argv: readonly string[]): boolean;
}

interface Needs {
  /** Fills the dial field. Nothing here ever dials. */
  fill: (dial: string) => void;
  monotonic: () => number;
  log: LogPort;
}

/** A page that opens links in a loop must not make the desk jump about. */
const pauseMs = 2000;

export const createLinkService = ({ fill, monotonic, log }: Needs): LinkService => {
  let last = -Infinity;
  const opened = (link: string) => {
    const dial = parseDialLink(link);
    if (dial === null) {
      log.write('warn', 'a link was refused: it is not a plain number');
      return;
    }
    const now = monotonic();
    if (now - last < pauseMs) {
      log.write('warn', 'a link was ignored: too soon after the one before');
      return;
    }
    last = now;
    fill(dial);
  };
  return {
    opened,
    started: (argv) => {
      const link = linkInArguments(argv);
      if (link !== null) opened(link);
      return link !== null;
    },
  };
};
