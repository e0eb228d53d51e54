import type {
  AskName,
  DeskBridge,
  DeviceDecision,
  DeviceReport,
  Envelope,
  Handlers,
  News,
  Reply,
  Request,
  ResolvedSettings,
  SettingProblem,
  TellName,
} from '@contract';
import { contract, hotkeyAction, rulesOf } from '@contract';
import { createLogTail } from '@policy/log-tail';
import { decideDevices } from '@policy/device-decision';
import { resolveSettings } from '@policy/settings-resolver';
import { Listeners } from '../../kernel';
import { loggedProblem, problemText } from '@policy/setting-problem';
import { BridgeFault } from './bridge-fault';
import { type BrowserSettings, createBrowserSettings, settingsPlace } from './browser-settings';
import { createConnectionLimit } from './connection-limit';
import { createMemoryVault, type MemoryVault } from './memory-vault';

export interface BrowserSurroundings {
  storage: Storage;
  languages: readonly string[];
  version: string;
  /** The settings file given at the start, if any. */
  handedOver: string | null;
  /** Tells the one who gave that file why it was not taken over. */
  refused: (why: string) => void;
  /** Calls back with the key that another tab changed. */
  onStorage: (heard: (key: string | null) => void) => void;
  log: (level: 'info' | 'warn' | 'error', text: string) => void;
  /** From now on the page connects to these sources and its own server alone. */
  limit: (sources: readonly string[]) => void;
  reload: () => void;
  /** How many calls are up. */
  calls: (count: number) => void;
}

const createNews = () => {
  const all = new Map<TellName, Listeners<never>>();
  const of = <N extends TellName>(name: N): Listeners<News<N>> => {
    const known = all.get(name) ?? new Listeners<never>();
    all.set(name, known);
    return known as unknown as Listeners<News<N>>;
  };
  return {
    tell: <N extends TellName>(name: N, news: News<N>) => of(name).tell(news),
    hear: <N extends TellName>(name: N, listener: (news: News<N>) => void) =>
      of(name).add(listener),
  };
};

const createDevices = (
  settings: () => ResolvedSettings,
  tell: (decision: DeviceDecision) => void,
) => {
  let last: { report: DeviceReport; decision: DeviceDecision } | null = null;
  const report = (given: DeviceReport) => {
    const now = settings();
    const decision = decideDevices(given, {
      microphones: now['audio.microphones'].value,
      speakers: now['audio.speakers'].value,
      ringers: now['audio.ringers'].value,
    });
    last = { report: given, decision };
    return decision;
  };
  const again = () => {
    if (!last) return;
    const before = JSON.stringify(last.decision);
    const decision = report(last.report);
    if (JSON.stringify(decision) !== before) tell(decision);
  };
  return { report, again };
};

const answer = async <N extends AskName>(
  handlers: Handlers,
  name: N,
  request: Request<N>,
): Promise<Envelope<Reply<N>>> => {
  const asked = contract[name].request.safeParse(request);
  if (!asked.success) return { ok: false, code: 'badRequest' };
  try {
    return { ok: true, value: await handlers[name](asked.data as Request<N>) };
  } catch (error) {
    if (!(error instanceof BridgeFault)) throw error;
    return error.detail === undefined
      ? { ok: false, code: error.code }
      : { ok: false, code: error.code, detail: error.detail };
  }
};

/** Tells why the file was refused, or null. */
const importHandedOver = (
  settings: BrowserSettings,
  text: string | null,
): SettingProblem[] | null => {
  if (text === null) return null;
  const { errors } = settings.preview(text);
  if (errors.length > 0) return errors;
  settings.importText(text);
  return null;
};

const sayRefused = (around: BrowserSurroundings, problems: readonly SettingProblem[]) => {
  const why = problems.map(loggedProblem).join('; ');
  around.log('error', `the settings file was not taken over: ${why}`);
  around.refused(problems.map(problemText).join('; '));
};

type SettingsAsk = Extract<AskName, `settings.${string}`>;

const settingsHandlers = (
  settings: BrowserSettings,
  vault: MemoryVault,
  changed: (now: ResolvedSettings) => ResolvedSettings,
): Pick<Handlers, SettingsAsk> => ({
  'settings.read': () => settings.read(),
  'settings.write': (changes) => {
    const now = settings.write(changes);
    if (changes.some(({ key }) => rulesOf(key).secretFor === 'turn')) vault.lend('turn');
    return changed(now);
  },
  'settings.connect': (request) => {
    if (request.secret !== null && !request.memoryOnly)
      throw new BridgeFault('vaultRefused', 'browser');
    return changed(settings.connect(request));
  },
  'settings.preview': settings.preview,
  'settings.import': (text) => changed(settings.importText(text)),
});

const noLinks: Pick<Handlers, 'links.state' | 'links.claim'> = {
  'links.state': () => 'unavailable',
  'links.claim': () => 'unavailable',
};

/** No other program reaches this page (`missing` says so). */
const noCommands: Pick<Handlers, 'command.take' | 'command.answer'> = {
  'command.take': () => null,
  'command.answer': () => null,
};

/** `window.desk` where no desktop stands behind the page: same door, same rules, fewer powers. */
export const createBrowserBridge = (around: BrowserSurroundings): DeskBridge => {
  const news = createNews();
  const logTail = createLogTail();
  let readSettings = (): ResolvedSettings => resolveSettings({});
  const vault = createMemoryVault(() => readSettings());
  const settings = createBrowserSettings(around.storage, vault);
  readSettings = settings.read;
  const devices = createDevices(settings.read, (decision) =>
    news.tell('devices.decided', decision),
  );
  const changed = (now: ResolvedSettings) => {
    limit.changed(now);
    news.tell('settings.changed', now);
    devices.again();
    return now;
  };
  around.onStorage((key) => {
    if (key === null || key === settingsPlace) changed(settings.refresh());
  });
  const aside = settings.setAside();
  const refused = importHandedOver(settings, around.handedOver);
  const limit = createConnectionLimit(settings.read(), around);
  if (refused !== null) sayRefused(around, refused);

  const handlers: Handlers = {
    ...settingsHandlers(settings, vault, changed),
    'vault.state': vault.state,
    'vault.keep': ({ name, secret, memoryOnly }) => {
      if (!memoryOnly) throw new BridgeFault('vaultRefused', 'browser');
      vault.keep(name, secret, settings.read());
      return vault.state();
    },
    'vault.read': vault.read,
    'vault.forget': (name) => {
      vault.forget(name);
      return vault.state();
    },
    'devices.report': devices.report,
    // The browser asks the agent which device the page may use.
    'headsets.teach': () => null,
    // There is no second place for notes here (`missing` says so): the book alone keeps them.
    'journal.append': () => {
      throw new BridgeFault('journalFailed', 'browser');
    },
    'journal.replay': () => ({ entries: [], whole: true }),
    'journal.settled': () => null,
    'desk.info': () => ({
      version: around.version,
      edition: 'browser',
      platform: 'browser',
      missing: ['globalHotkeys', 'keychain', 'journal', 'tray', 'links', 'commands'],
      languages: [...around.languages],
      ...(refused === null ? {} : { settingsRefused: refused }),
      ...(aside === null ? {} : { settingsSetAside: aside }),
    }),
    'desk.presence': ({ calls }) => {
      limit.calls(calls);
      around.calls(calls);
      return null;
    },
    ...noLinks,
    ...noCommands,
    'hotkeys.state': () =>
      hotkeyAction.options.map((action) => ({
        action,
        accelerator: settings.read()[`hotkeys.${action}`].value,
        state: 'none',
      })),
    'log.tail': logTail.lines,
    'log.write': ({ level, text }) => {
      around.log(level, text);
      logTail.add(level, text, Date.now(), vault.all());
      return null;
    },
  };

  return {
    ask: (name, request) => answer(handlers, name, request),
    hear: news.hear,
  };
};
