import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import type { Place } from '../lab/place';
import type { Pulse } from '../lab/pulse';
import type { DesktopLook, SecurityLook } from './wire';

export interface DesktopOrder {
  argv?: readonly string[];
  /** Linux's key store; `basic_text` protects nothing. */
  keychain?: 'gnome_libsecret' | 'basic_text';
  takenKeys?: readonly string[];
  /** Main and window in a network of their own; on this machine if nothing is said. */
  place?: Place;
  /** What the fake microphone says, in hertz; Chromium's beeps if nothing is said. */
  tone?: number;
  /** A sound file that it says instead, again and again. */
  voice?: string;
  /** Real devices of the sound lab instead of the fake microphone. */
  sound?: Pulse;
  letForeignFramesIn?: boolean;
  /** An empty page behind the same door: the journey speaks for itself, no desk answers beside it. */
  bare?: boolean;
  /** What the IT department set, as the text of its file. */
  policy?: string;
  /** What stands in the agent's settings file before the first start. */
  stored?: string;
}

/** The desktop edition as a journey uses it, on the stand-in or on Electron itself. */
export interface Desktop {
  kind: 'standin' | 'electron';
  page: Page;
  context: BrowserContext;
  dataFolder: string;
  /** The session's folder for sockets, on the stand-in; null: the system's own. */
  sessionFolder: string | null;
  /** What the main process wrote to the terminal, over all its runs. */
  output(): string;
  restart(how?: 'closed' | 'killed', argv?: readonly string[]): Promise<void>;
  /** Somebody starts the program again, as the system does for a link. */
  secondStart(argv: readonly string[]): Promise<void>;
  /** Only on the stand-in: a real system's keys cannot be pressed from here. */
  press(accelerator: string): Promise<void>;
  /** The program started once more with a command: what it ends with, and everything that it says. */
  command(...words: string[]): Promise<{ code: number | null; output: string }>;
  power(event: 'suspend' | 'resume'): Promise<void>;
  clickNotice(): Promise<void>;
  pageGone(): Promise<void>;
  /** `button`: what the agent says should they be asked, on the stand-in. */
  closeWindow(button?: number): Promise<void>;
  permits(permission: string, url: string, mediaTypes?: ('audio' | 'video')[]): Promise<boolean>;
  look(): Promise<DesktopLook>;
  /** What the program has set of Electron's security checklist, asked of each address. */
  probe(urls: readonly string[]): Promise<SecurityLook>;
  close(): Promise<void>;
}

/** What stood there before the desk was ever started. */
export const prepareFolder = (order: DesktopOrder, folder: string): void => {
  mkdirSync(join(folder, 'data'), { recursive: true });
  // The PBX of a network that a journey made is not on this machine's own addresses.
  const laboratory = '{"version":2,"fixed":{"line":{"allowUnencrypted":true}}}';
  const policy = order.policy ?? (order.place ? laboratory : undefined);
  if (policy !== undefined) {
    // A policy that others may write is refused, whatever this user's umask is.
    chmodSync(folder, 0o755);
    writeFileSync(join(folder, 'policy.json'), policy);
    chmodSync(join(folder, 'policy.json'), 0o644);
  }
  if (order.stored !== undefined) writeFileSync(join(folder, 'data/settings.json'), order.stored);
};
