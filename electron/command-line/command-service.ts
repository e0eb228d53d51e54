import type {
  CommandOutcome,
  DeskCommand,
  Handlers,
  PageCommand,
  ResolvedSettings,
  WaitingCommand,
} from '@contract';
import type { Publish } from '../ipc/publish';
import type { LogPort, Platform } from '../platform/ports';
import { commandNumber } from '../policy/dial-link';
import { mayDialByCommand } from '../policy/may-dial';
import type { SettingsSource } from '../service';
import { commandLimits } from './protocol';

interface RelayNeeds {
  settings: () => ResolvedSettings;
  /** Brings the window to the front. */
  show: () => void;
  /** Tells the page that a command waits. */
  waits: () => void;
  monotonic: () => number;
  /** As of the platform. */
  every: (ms: number, run: () => void) => () => void;
}

interface Pending {
  id: number;
  command: PageCommand;
  taken: boolean;
  finish: (outcome: CommandOutcome) => void;
}

/** As for links: a program that gives numbers in a loop must not make the desk jump about. */
const pauseMs = 2000;

/** Commands on their way from a program through main to the page, and their answers back. */
const createCommandRelay = ({ settings, show, waits, monotonic, every }: RelayNeeds) => {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let lastDial = Number.NEGATIVE_INFINITY;

  const askPage = (command: PageCommand): Promise<CommandOutcome> =>
    new Promise((done) => {
      lastId += 1;
      const id = lastId;
      const finish = (outcome: CommandOutcome) => {
        stop();
        pending.delete(id);
        done(outcome);
      };
      const stop = every(commandLimits.pageMs, () => finish({ ok: false, code: 'noAnswer' }));
      pending.set(id, { id, command, taken: false, finish });
      waits();
    });

  return {
    run: async (command: DeskCommand): Promise<CommandOutcome> => {
      if (command.do !== 'dial') return askPage(command);
      const number = commandNumber(command.number);
      if (number === null) return { ok: false, code: 'notPlainNumber' };
      const now = monotonic();
      if (now - lastDial < pauseMs) return { ok: false, code: 'tooSoon' };
      lastDial = now;
      show();
      return askPage({ do: 'dial', number, mayDial: mayDialByCommand(settings()) });
    },
    /** The page takes the oldest that somebody still waits for: what is too late is never done. */
    take: (): WaitingCommand | null => {
      const next = [...pending.values()].find(({ taken }) => !taken);
      if (!next) return null;
      next.taken = true;
      return { id: next.id, command: next.command };
    },
    answered: (id: number, outcome: CommandOutcome): void => pending.get(id)?.finish(outcome),
  };
};

interface Needs {
  platform: Pick<Platform, 'listenForCommands' | 'monotonic' | 'every'>;
  settings: SettingsSource;
  window: { show(): void };
  publish: Publish;
  log: LogPort;
}

/** Programs of the same user, over a socket of the user's own. Nothing waits for it: the page is served meanwhile. */
export const commandService = ({ platform, settings, window, publish, log }: Needs) => {
  const relay = createCommandRelay({
    settings: settings.read,
    show: window.show,
    waits: () => publish('command.waiting', null),
    monotonic: platform.monotonic,
    every: platform.every,
  });
  let server: { close: () => void } | null = null;
  const commandsReachUs = platform.listenForCommands(relay.run, log).then(
    (opened) => {
      server = opened;
      return opened !== null;
    },
    (error: unknown) => {
      log.write('error', `commands: ${String(error)}`);
      return false;
    },
  );
  return {
    gives: { commandsReachUs },
    answers: {
      'command.take': relay.take,
      'command.answer': ({ id, outcome }) => {
        relay.answered(id, outcome);
        return null;
      },
    } satisfies Partial<Handlers>,
    end: () => server?.close(),
  };
};
