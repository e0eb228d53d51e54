import type { Handlers } from '@contract';
import type { Publish } from '../ipc/publish';
import type { LogPort, Platform } from '../platform/ports';
import { linkInArguments, parseDialLink } from '../policy/dial-link';

interface Links {
  /** A link handed over by the system. */
  opened(link: string): void;
  /** The arguments of a start of the program; true when there was a link among them. */
  started(argv: readonly string[]): boolean;
}

interface LinkNeeds {
  /** Fills the dial field. Nothing here ever dials. */
  fill: (dial: string) => void;
  monotonic: () => number;
  log: LogPort;
}

/** A page that opens links in a loop must not make the desk jump about. */
const pauseMs = 2000;

export const createLinks = ({ fill, monotonic, log }: LinkNeeds): Links => {
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

const schemes = ['tel', 'sip', 'callto'] as const;

interface Needs {
  platform: Pick<Platform, 'app' | 'monotonic'>;
  window: { show(): void };
  publish: Publish;
  log: LogPort;
}

/** They are taken over when the agent asks for it: to do so at each start would undo what he or IT chose. */
export const linkService = ({ platform, window, publish, log }: Needs) => {
  const { app, monotonic } = platform;
  const links = createLinks({
    fill: (dial) => {
      window.show();
      publish('link.opened', { dial });
    },
    monotonic,
    log,
  });
  app.onOpenLink(links.opened);
  app.onSecondStart((argv) => {
    if (!links.started(argv)) window.show();
  });
  app.onActivate(() => window.show());
  links.started(app.argv);
  const state = () => (app.packaged ? app.linksOpenHere(schemes) : 'unavailable');
  return {
    answers: {
      'links.state': state,
      'links.claim': () => {
        if (app.packaged) app.claimLinks(schemes);
        return state();
      },
    } satisfies Partial<Handlers>,
  };
};
