import type { CommandOutcome, DeskCommand, DeskInfo } from '@contract';
import type { RunTool } from './run-tool';

/** What the desk needs of the desktop. `electron-platform.ts` gives it for real, `memory-platform.ts` in tests. */
export interface Platform {
  app: AppPort;
  ipc: IpcPort;
  window: WindowPort;
  content: ContentPort;
  encryption: EncryptionPort;
  keys: KeysPort;
  power: PowerPort;
  tray: TrayPort;
  notices: NoticesPort;
  settingsStore: SettingsStorePort;
  log: LogPort;
  /** The machine's network interfaces, as Node tells them. */
  interfaces: () => Record<string, { address: string; internal: boolean }[] | undefined>;
  /** Windows: owner and rights of a file or folder as SDDL, null when they cannot be had. Elsewhere not asked for. */
  accessOf: (path: string) => Promise<string | null>;
  /** A program of the system itself, such as the one that reads Windows' registry. */
  runTool: RunTool;
  /** Listens for commands of this user's programs. Null: not possible here, which is in the log. */
  listenForCommands: (
    run: (command: DeskCommand) => Promise<CommandOutcome>,
    log: LogPort,
  ) => Promise<{ close: () => void } | null>;
  /** Calls back every `ms` milliseconds until the returned function is called. */
  every: (ms: number, run: () => void) => () => void;
  /** Milliseconds that never jump. */
  monotonic: () => number;
}

export interface AppPort {
  version: string;
  system: Exclude<DeskInfo['platform'], 'browser'>;
  /** Installed, not started from the sources. Test doors are closed then. */
  packaged: boolean;
  /** The user's number (POSIX), -1 on Windows. */
  user: number;
  dataFolder: string;
  argv: readonly string[];
  folder: string;
  /** Where Windows lies, which no variable says; elsewhere not asked for. */
  windowsFolder: string;
  environment: Readonly<Record<string, string | undefined>>;
  languages(): string[];
  /** A second start of the desk, with its arguments. */
  onSecondStart(heard: (argv: readonly string[]) => void): void;
  /** macOS hands links over this way. */
  onOpenLink(heard: (link: string) => void): void;
  /** The dock icon was clicked (macOS). */
  onActivate(heard: () => void): void;
  onQuit(run: () => void): void;
  claimLinks(schemes: readonly string[]): void;
  /** Whether all of them open this program. */
  linksOpenHere(schemes: readonly string[]): 'ours' | 'others';
  /** A message of last resort, when no window can say it. */
  complain(title: string, text: string): void;
  quit(): void;
}

/** Who asks: the address of the frame, and whether it is the window itself. */
export interface AskingFrame {
  url: string;
  isTop: boolean;
}

export interface IpcPort {
  answer(
    name: string,
    run: (frame: AskingFrame | null, request: unknown) => Promise<unknown>,
  ): void;
}

export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface WindowRequest {
  url: string;
  preload: string;
  bounds: Bounds | null;
  minimum: { width: number; height: number };
  title: string;
  icon: string;
  /** Asked when the page would take unwritten data with it. */
  unwritten: { title: string; text: string; stay: string; leave: string };
}

export interface WindowEvents {
  /** The agent asks to close. `keep` minimises instead. */
  closing: () => 'close' | 'keep';
  closed: () => void;
  moved: (bounds: Bounds) => void;
  /** The page's process ended by itself. */
  gone: (reason: string) => void;
}

export interface OpenWindow {
  show(): void;
  /** Waits until the page is there to hear. */
  send(name: string, payload: unknown): void;
  reload(): void;
  close(): void;
  /** Asks for attention without taking the focus. */
  attention(wanted: boolean): void;
  /**
   * Sound of calls to come: through sockets that belong to no interface and go wherever the system's routes lead, or
   * through one for each interface.
   */
  followRoutes(wanted: boolean): void;
}

export interface WindowPort {
  open(request: WindowRequest, events: WindowEvents): OpenWindow;
  /** The usable areas of all screens. */
  screens(): Bounds[];
}

export interface PermissionQuestion {
  permission: string;
  /** The address of the frame that asks. */
  url: string;
  /** For `media`: what is asked for. */
  media: readonly string[];
}

export interface DeviceQuestion {
  kind: string;
  /** Of the page that asks. */
  origin: string;
  /** Of a HID device: vendor and product in hexadecimal (`046d:0ac4`). */
  product: string;
  /** Of a HID device: what its outermost collections are. */
  collections: readonly { usagePage?: number; usage?: number }[];
}

export interface ContentPort {
  /** Serves the desk's own scheme, and asks before anything else is allowed. */
  guard(rules: {
    serve: (request: Request) => Promise<Response>;
    permit: (question: PermissionQuestion) => boolean;
    permitDevice: (question: DeviceQuestion) => boolean;
    /** False: the request never leaves. Asked for ws:, wss:, http: and https: addresses. */
    mayRequest: (url: string) => boolean;
    mayNavigate: (url: string) => boolean;
  }): void;
}

export interface EncryptionPort {
  available(): Promise<boolean>;
  /** Linux: the chosen backend (`basic_text` is no protection). Elsewhere the system's name. */
  backend(): string;
  encrypt(text: string): Promise<Uint8Array>;
  decrypt(bytes: Uint8Array): Promise<{ text: string; renew: boolean }>;
}

export interface KeysPort {
  register(accelerator: string, pressed: () => void): 'active' | 'taken' | 'invalid';
  release(accelerator: string): void;
}

export interface PowerPort {
  onSuspend(heard: () => void): void;
  onResume(heard: () => void): void;
  /** Keeps the machine from sleeping until the returned function is called. */
  stayAwake(): () => void;
}

export interface TrayEntry {
  label: string;
  run: () => void;
}

export interface TrayPort {
  /** False where the system has none. */
  show(state: { mark: TrayMark; tooltip: string; entries: readonly TrayEntry[] }): boolean;
}
export type TrayMark = 'ready' | 'busy' | 'waiting' | 'off';

export interface NoticesPort {
  /** Shows a system notification; returns the function that takes it away. */
  show(notice: { title: string; body: string; silent: boolean }, clicked: () => void): () => void;
}

export interface SettingsStorePort {
  /**
   * The stored settings, whatever the disk does. A file that cannot be read is put aside and its new place is told;
   * `trouble`: why that, or writing, was not possible.
   */
  load(): { stored: Record<string, unknown>; setAside: string | null; trouble: string | null };
  save(stored: Record<string, unknown>): void;
  /** Copies the present file beside itself before something in it would be lost. */
  setAside(): string | null;
}

export type LogLevel = 'info' | 'warn' | 'error';
export interface LogPort {
  write(level: LogLevel, text: string): void;
}
