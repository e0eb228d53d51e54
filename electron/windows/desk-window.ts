import { join } from 'node:path';
import { deskUrl } from '../ipc/trusted-frame';
import { readJson, writeJson } from '../platform/json-on-disk';
import type { OpenWindow, Platform, WindowRequest } from '../platform/ports';
import { minimumSize, restoreBounds } from './window-bounds';

export interface DeskWindow extends OpenWindow {
  /** How many calls there are now: closing the window then only minimises it. */
  calls(count: number): void;
  /** Loads the page again, at once or when the last call is over. */
  reloadWhenQuiet(): void;
}

interface Needs {
  platform: Pick<Platform, 'app' | 'window' | 'log' | 'monotonic'>;
  title: string;
  brokenTitle: string;
  brokenText: string;
  unwritten: WindowRequest['unwritten'];
}

/** Crashes in a row that are answered by a fresh page; one more and the desk says so and ends. */
const crashesAllowed = 3;
const crashWindowMs = 60_000;

/** The one window of the desk. */
export const openDeskWindow = (needs: Needs): DeskWindow => {
  const { app, window, log, monotonic } = needs.platform;
  const boundsFile = join(app.dataFolder, 'window.json');
  let calls = 0;
  let wantsReload = false;
  let crashes: number[] = [];

  const opened = window.open(
    {
      url: deskUrl,
      preload: join(app.folder, '../preload/preload.cjs'),
      bounds: restoreBounds(readJson(boundsFile), window.screens()),
      minimum: minimumSize,
      title: needs.title,
      unwritten: needs.unwritten,
      icon: join(app.folder, '../../resources/icons/icon-256.png'),
    },
    {
      // A click beside the mark must not cut off a caller.
      closing: () => (calls > 0 ? 'keep' : 'close'),
      closed: () => app.quit(),
      moved: (bounds) => writeJson(boundsFile, bounds),
      gone: (reason) => {
        log.write('error', `the page ended: ${reason}`);
        crashes = [...crashes.filter((at) => at > monotonic() - crashWindowMs), monotonic()];
        if (crashes.length > crashesAllowed) {
          app.complain(needs.brokenTitle, needs.brokenText);
          app.quit();
          return;
        }
        opened.reload();
      },
    },
  );

  const reloadIfQuiet = () => {
    if (!wantsReload || calls > 0) return;
    wantsReload = false;
    opened.reload();
  };
  return {
    ...opened,
    calls: (count) => {
      calls = count;
      reloadIfQuiet();
    },
    reloadWhenQuiet: () => {
      wantsReload = true;
      reloadIfQuiet();
    },
  };
};
