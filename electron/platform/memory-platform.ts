import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AskingFrame, LogLevel, Platform, TrayMark, WindowEvents } from './ports';
import type { WindowRequest } from './ports';

type Rules = Parameters<Platform['content']['guard']>[0];
type Answer = (frame: AskingFrame | null, request: unknown) => Promise<unknown>;

/** A desktop without Electron, for unit tests: what the services did can be read, what they hear can be said. */
export interface MemoryPlatform extends Platform {
  told: { name: string; payload: unknown }[];
  logged: { level: LogLevel; text: string }[];
  saved: Record<string, unknown>[];
  notices: Platform['notices'] & { shown: { title: string; body: string; click: () => void }[] };
  tray: Platform['tray'] & { mark: TrayMark | null; tooltip: string };
  windowRequest: WindowRequest | null;
  followsRoutes: boolean | null;
  windowEvents: WindowEvents | null;
  reloads: number;
  shows: number;
  awake: number;
  hasQuit: boolean;
  ask(name: string, request: unknown, frame?: AskingFrame | null): Promise<unknown>;
  press(accelerator: string): void;
  secondStart(argv: readonly string[]): void;
  suspend(): void;
  resume(): void;
  tick(ms: number): void;
  rules(): Rules;
}

export interface MemoryOptions {
  argv?: readonly string[];
  stored?: Record<string, unknown>;
  setAside?: string | null;
  diskFull?: boolean;
  packaged?: boolean;
  encryption?: { available?: boolean; backend?: string };
  takenKeys?: readonly string[];
  environment?: Record<string, string>;
  dataFolder?: string;
  system?: Platform['app']['system'];
  languages?: string[];
  noCommands?: boolean;
}

const createTimers = () => {
  let now = 0;
  const timers = new Set<{ ms: number; next: number; run: () => void }>();
  return {
    monotonic: () => now,
    every: (ms: number, run: () => void) => {
      const timer = { ms, next: now + ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    tick: (ms: number) => {
      const end = now + ms;
      for (;;) {
        const due = [...timers].filter(({ next }) => next <= end);
        const first = due.toSorted((a, b) => a.next - b.next)[0];
        if (!first) break;
        now = first.next;
        first.next += first.ms;
        first.run();
      }
      now = end;
    },
  };
};

const createKeys = (taken: readonly string[]) => {
  const held = new Map<string, () => void>();
  return {
    press: (accelerator: string) => held.get(accelerator)?.(),
    port: {
      register: (accelerator: string, pressed: () => void) => {
        if (!/^[\w+ ]+$/.test(accelerator)) return 'invalid' as const;
        if (taken.includes(accelerator) || held.has(accelerator)) return 'taken' as const;
        held.set(accelerator, pressed);
        return 'active' as const;
      },
      release: (accelerator: string) => void held.delete(accelerator),
    },
  };
};

/** Not encryption, but what is stored is not what was given. */
const createEncryption = (given: NonNullable<MemoryOptions['encryption']>) => ({
  available: async () => given.available ?? true,
  backend: () => given.backend ?? 'gnome_libsecret',
  encrypt: async (text: string) => Buffer.from(Buffer.from(text).toString('hex')),
  decrypt: async (bytes: Uint8Array) => {
    const text = Buffer.from(Buffer.from(bytes).toString(), 'hex').toString();
    return { text, renew: false };
  },
});

const createSounds = () => {
  const heard = { suspend: [] as (() => void)[], resume: [] as (() => void)[] };
  return {
    say: (what: 'suspend' | 'resume') => heard[what].forEach((run) => run()),
    onSuspend: (run: () => void) => void heard.suspend.push(run),
    onResume: (run: () => void) => void heard.resume.push(run),
  };
};

const createAppPort = (options: MemoryOptions, quit: () => void) => {
  const second: ((argv: readonly string[]) => void)[] = [];
  const folder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'desk-'));
  let claimed: readonly string[] | null = null;
  const port: Platform['app'] = {
    version: '0.0.0-test',
    system: options.system ?? 'linux',
    packaged: options.packaged ?? false,
    user: process.getuid?.() ?? -1,
    dataFolder: folder,
    argv: options.argv ?? ['desk'],
    folder: join(folder, 'out/main'),
    windowsFolder: 'C:\\Windows',
    environment: { ALLODESK_POLICY_FILE: join(folder, 'policy.json'), ...options.environment },
    languages: () => options.languages ?? ['fr-FR'],
    onSecondStart: (heard) => void second.push(heard),
    onOpenLink: () => undefined,
    onActivate: () => undefined,
    onQuit: () => undefined,
    claimLinks: (schemes) => {
      claimed = schemes;
    },
    linksOpenHere: () => (claimed ? 'ours' : 'others'),
    complain: () => undefined,
    quit,
  };
  return { port, start: (argv: readonly string[]) => second.forEach((heard) => heard(argv)) };
};

const createWindowPort = (platform: () => MemoryPlatform): Platform['window'] => ({
  screens: () => [{ x: 0, y: 0, width: 1920, height: 1080 }],
  open: (request, events) => {
    const desk = platform();
    desk.windowRequest = request;
    desk.windowEvents = events;
    return {
      show: () => void (desk.shows += 1),
      send: (name, payload) => void desk.told.push({ name, payload }),
      reload: () => void (desk.reloads += 1),
      close: events.closed,
      attention: () => undefined,
      followRoutes: (wanted) => void (desk.followsRoutes = wanted),
    };
  },
});

export const deskFrame: AskingFrame = { url: 'app://desk/index.html', isTop: true };

const createNotices = (): MemoryPlatform['notices'] => {
  const shown: MemoryPlatform['notices']['shown'] = [];
  return {
    shown,
    show: ({ title, body }, click) => {
      const notice = { title, body, click };
      shown.push(notice);
      return () => shown.splice(shown.indexOf(notice), 1);
    },
  };
};

export const createMemoryPlatform = (options: MemoryOptions = {}): MemoryPlatform => {
  const answers = new Map<string, Answer>();
  const timers = createTimers();
  const keys = createKeys(options.takenKeys ?? []);
  const power = createSounds();
  const app = createAppPort(options, () => {
    platform.hasQuit = true;
  });
  let rules: Rules | null = null;
  const needRules = () => {
    if (!rules) throw new Error('nothing guards the content');
    return rules;
  };
  let stored = options.stored ?? {};
  const platform: MemoryPlatform = {
    told: [],
    logged: [],
    saved: [],
    windowRequest: null,
    followsRoutes: null,
    windowEvents: null,
    reloads: 0,
    shows: 0,
    awake: 0,
    hasQuit: false,
    app: app.port,
    ipc: { answer: (name, run) => void answers.set(name, run) },
    window: createWindowPort(() => platform),
    content: { guard: (given) => void (rules = given) },
    encryption: createEncryption(options.encryption ?? {}),
    keys: keys.port,
    power: {
      onSuspend: power.onSuspend,
      onResume: power.onResume,
      stayAwake: () => {
        platform.awake += 1;
        return () => void (platform.awake -= 1);
      },
    },
    tray: {
      mark: null,
      tooltip: '',
      show: ({ mark, tooltip }) => {
        Object.assign(platform.tray, { mark, tooltip });
        return true;
      },
    },
    notices: createNotices(),
    settingsStore: {
      load: () => ({ stored, setAside: options.setAside ?? null, trouble: null }),
      save: (next) => {
        if (options.diskFull) throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
        stored = next;
        platform.saved.push(next);
      },
      setAside: () => 'settings.json.damaged',
    },
    log: { write: (level, text) => void platform.logged.push({ level, text }) },
    interfaces: () => ({}),
    accessOf: async () => null,
    runTool: async () => ({ ended: 'well', output: new Uint8Array() }),
    listenForCommands: async () => (options.noCommands ? null : { close: () => undefined }),
    every: timers.every,
    monotonic: timers.monotonic,
    ask: async (name, request, frame = deskFrame) => {
      const answer = answers.get(name);
      if (!answer) throw new Error(`nobody answers ${name}`);
      return answer(frame, request);
    },
    press: keys.press,
    secondStart: app.start,
    suspend: () => power.say('suspend'),
    resume: () => power.say('resume'),
    tick: timers.tick,
    rules: needRules,
  };
  return platform;
};
