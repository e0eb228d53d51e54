import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { TrayPort } from './ports';

export const createElectronTray = (folder: string): TrayPort => {
  const icon = (mark: string) =>
    nativeImage.createFromPath(join(folder, '../../resources/icons', `tray-${mark}.png`));
  let tray: Tray | null = null;
  return {
    show: ({ mark, tooltip, entries }) => {
      try {
        tray ??= new Tray(icon(mark));
      } catch {
        // A Linux session without a tray.
        return false;
      }
      tray.setImage(icon(mark));
      tray.setToolTip(tooltip);
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label: tooltip, enabled: false },
          { type: 'separator' },
          ...entries.map(({ label, run }) => ({ label, click: run })),
        ]),
      );
      tray.removeAllListeners('click');
      const first = entries[0];
      if (first) tray.on('click', first.run);
      return true;
    },
  };
};
