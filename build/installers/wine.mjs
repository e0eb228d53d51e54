// Debian's wine, silent and without a screen.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ask } from './programs.mjs';

const wine = '/usr/lib/wine/wine64';
const server = '/usr/lib/wine/wineserver64';

export const hasWine = () => existsSync(wine) && ask('xvfb-run', ['--help']).code === 0;

/** A Windows of its own below the folder. */
export const openWindows = (work) => {
  const prefix = join(work, 'wine');
  const drive = join(prefix, 'drive_c');
  mkdirSync(prefix, { recursive: true });
  const env = {
    WINEPREFIX: prefix,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    // Without its bridge to this machine's own menu, which keeps notes in the registry.
    WINEDLLOVERRIDES: 'mscoree,mshtml=;winemenubuilder.exe=d',
    HOME: work,
  };
  const run = (...given) => ask('xvfb-run', ['--auto-servernum', wine, ...given], { env });
  return {
    run,
    /** Runs it beside what follows. */
    start: (...given) =>
      spawn('xvfb-run', ['--auto-servernum', wine, ...given], {
        env: { ...process.env, ...env },
        stdio: 'ignore',
      }),
    /** What a program ends with, of which this side of wine sees the lower eight bits. */
    seen: (code) => code % 256,
    drive,
    /** A path of this machine as Windows sees it; what lies on its own drive, as its programs name it. */
    path: (file) =>
      (file.startsWith(drive) ? `C:${file.slice(drive.length)}` : `Z:${file}`).replaceAll(
        '/',
        '\\',
      ),
    /** The registry as it lies on the disk once every program has ended. */
    registry: () => {
      ask(server, ['-w'], { env });
      return ['user.reg', 'system.reg']
        .map((file) => readFileSync(join(prefix, file), 'utf8'))
        .join('\n');
    },
    end: () => ask(server, ['-k'], { env }),
  };
};

/** The lines of the registry that speak of the desk; the name of a file that was run is the system's own note. */
export const ours = (registry) =>
  registry
    .split('\n')
    .filter((line) => /allodesk/i.test(line) && !/Setup|\.msi|MuiCache/i.test(line));

export const until = async (holds) => {
  for (let tries = 0; tries < 60 && !holds(); tries += 1) await wait(500);
  return holds();
};
