import { EventEmitter } from 'node:events';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { DesktopLook, FromStandin } from './wire';

const environment = (name: string): string => process.env[name] ?? '';
export const say = (message: FromStandin): void => void process.send?.(message);

/** What the test may look at. */
export const look: DesktopLook = {
  shortcuts: [],
  notices: [],
  tray: null,
  awake: 0,
  shown: 0,
  isMinimized: false,
  loaded: [],
  asked: [],
  webPreferences: {},
  ipHandling: 'default',
};

const taken = environment('STANDIN_TAKEN_KEYS').split(',');
const held = new Map<string, () => void>();
const tellShortcuts = () => {
  look.shortcuts = [...held.keys()];
};
export const globalShortcut = {
  register: (accelerator: string, pressed: () => void): boolean => {
    if (!/^[\w+]+$/.test(accelerator)) throw new TypeError('not an accelerator');
    if (taken.includes(accelerator) || held.has(accelerator)) return false;
    held.set(accelerator, pressed);
    tellShortcuts();
    return true;
  },
  unregister: (accelerator: string): void => {
    held.delete(accelerator);
    tellShortcuts();
  },
} satisfies Pick<Electron.GlobalShortcut, 'register' | 'unregister'>;
export const press = (accelerator: string): void => held.get(accelerator)?.();

const keyFile = environment('STANDIN_KEY_FILE');
const key = (): Buffer => {
  if (!existsSync(keyFile)) writeFileSync(keyFile, randomBytes(32), { mode: 0o600 });
  return readFileSync(keyFile);
};
const backend = (environment('STANDIN_KEYCHAIN') || 'gnome_libsecret') as ReturnType<
  Electron.SafeStorage['getSelectedStorageBackend']
>;
/** Real encryption with a key of its own, as a key store would give it. */
export const safeStorage = {
  isAsyncEncryptionAvailable: async () => true,
  getSelectedStorageBackend: () => backend,
  encryptStringAsync: async (text: string) => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key(), nonce);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  },
  decryptStringAsync: async (bytes: Buffer) => {
    const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
    return { result: text.toString('utf8'), shouldReEncrypt: false };
  },
} satisfies Pick<
  Electron.SafeStorage,
  | 'isAsyncEncryptionAvailable'
  | 'getSelectedStorageBackend'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
>;

export const powerMonitor = new EventEmitter();
let blockers = 0;
export const powerSaveBlocker = {
  start: () => {
    look.awake += 1;
    return (blockers += 1);
  },
  stop: () => {
    look.awake -= 1;
    return true;
  },
} satisfies Pick<Electron.PowerSaveBlocker, 'start' | 'stop'>;

const notices: Notification[] = [];
export class Notification extends EventEmitter {
  static isSupported(): boolean {
    return true;
  }
  readonly #text: { title: string; body: string };
  constructor({ title = '', body = '' }: { title?: string; body?: string }) {
    super();
    this.#text = { title, body };
  }
  show(): void {
    notices.push(this);
    look.notices.push(this.#text);
  }
  close(): void {
    notices.splice(notices.indexOf(this), 1);
    look.notices = look.notices.filter((notice) => notice !== this.#text);
  }
}
export const clickNotice = (): void => void notices.at(-1)?.emit('click');

export const Menu = {
  setApplicationMenu: () => undefined,
  buildFromTemplate: (template: { label?: string }[]) => template,
};
export const nativeImage = { createFromPath: (path: string) => ({ path }) };
export class Tray extends EventEmitter {
  constructor() {
    super();
    look.tray = { tooltip: '', entries: [] };
  }
  setImage(): void {
    // Nothing to draw on.
  }
  setToolTip(tooltip: string): void {
    if (look.tray) look.tray.tooltip = tooltip;
  }
  setContextMenu(entries: { label?: string }[]): void {
    if (look.tray) look.tray.entries = entries.flatMap(({ label }) => label ?? []);
  }
}

export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
};
let nextAnswer = 0;
export const answerNext = (button: number): void => {
  nextAnswer = button;
};
export const dialog = {
  showMessageBoxSync: (_window: unknown, { message, buttons = [] }: Electron.MessageBoxOptions) => {
    look.asked.push({ message, buttons });
    return nextAnswer;
  },
  showErrorBox: (title: string, text: string) => look.notices.push({ title, body: text }),
};
export const systemPreferences = { askForMediaAccess: async () => true };
const opened: string[] = [];
export const shell = {
  asked: opened,
  openExternal: async (url: string) => void opened.push(url),
  openPath: async (path: string) => String(opened.push(path)),
};
