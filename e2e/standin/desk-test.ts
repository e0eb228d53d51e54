import { test } from '@playwright/test';
import { runFolder } from '../lab/run-folder';
import { createPorts } from '../lab/ports';
import type { Desktop, DesktopOrder } from './desktop';
import { electronBinary, openOnElectron } from './electron-desk';
import { openOnStandin } from './standin-desk';

/** The key of README's table of what runs where. */
export const noElectron = 'electron: its binary is not on this machine';

export type DesktopKind = Desktop['kind'];

interface DeskFixtures {
  /** Opens the desktop edition; nothing is left open at the end. */
  openDesktop: (kind: DesktopKind, order?: DesktopOrder) => Promise<Desktop>;
}

export const deskTest = test.extend<DeskFixtures>({
  // Playwright reads the names of the fixtures from this pattern.
  // oxlint-disable-next-line no-empty-pattern
  openDesktop: async ({}, use, info) => {
    const ports = createPorts(info.parallelIndex);
    const opened: Desktop[] = [];
    await use(async (kind, order = {}) => {
      const binary = electronBinary();
      if (kind === 'electron' && !binary) {
        test.skip(true, noElectron);
        throw new Error(noElectron);
      }
      const folder = runFolder(
        info.parallelIndex,
        `desktop-${info.testId.slice(-8)}-${opened.length}`,
      );
      const desk =
        kind === 'electron' && binary
          ? await openOnElectron(binary, order, folder)
          : await openOnStandin(order, folder, await ports.take());
      opened.push(desk);
      return desk;
    });
    for (const one of opened) await one.close();
  },
});
export { expect } from '@playwright/test';
