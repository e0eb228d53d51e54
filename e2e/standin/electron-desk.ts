import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { type Desktop, type DesktopOrder, prepareFolder } from './desktop';

const root = resolve(import.meta.dirname, '../..');

/** The path of Electron's binary, or null. Its package is never imported: that would start a download. */
export const electronBinary = (): string | null => {
  const folder = join(createRequire(import.meta.url).resolve('electron/package.json'), '..');
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist');
  const names = ['electron', 'electron.exe', 'Electron.app/Contents/MacOS/Electron'];
  const file = names.map((name) => join(dist, name)).find((path) => existsSync(path));
  if (!file) return null;
  return process.platform === 'darwin' || statSync(file).size > 50_000_000 ? file : null;
};

const onlyOnStandin = async (): Promise<never> => {
  throw new Error('only the stand-in can do this');
};

/** The same desk on Electron itself. */
export const openOnElectron = async (
  binary: string,
  order: DesktopOrder,
  folder: string,
): Promise<Desktop> => {
  const dataFolder = join(folder, 'data');
  prepareFolder(order, folder);
  const environment = {
    ...process.env,
    ALLODESK_POLICY_FILE: join(folder, 'policy.json'),
  } as Record<string, string>;
  const unsafe = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  let output = '';
  let running: { app: ElectronApplication; page: Page } | null = null;
  const desk = () => {
    if (!running) throw new Error('the desk is not running');
    return running;
  };
  const start = async (argv: readonly string[]) => {
    const app = await _electron.launch({
      executablePath: binary,
      args: [
        ...unsafe,
        root,
        `--user-data-dir=${dataFolder}`,
        ...(order.keychain === 'basic_text' ? ['--password-store=basic'] : []),
        ...argv,
      ],
      env: environment,
    });
    for (const stream of [app.process().stdout, app.process().stderr])
      stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const page = await app.firstWindow();
    await page.waitForLoadState('load');
    running = { app, page };
  };
  await start(order.argv ?? []);
  const emitPower = (event: 'suspend' | 'resume') =>
    desk().app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event);

  return {
    kind: 'electron',
    get page() {
      return desk().page;
    },
    get context() {
      return desk().app.context();
    },
    dataFolder,
    sessionFolder: null,
    output: () => output,
    restart: async (how = 'closed', argv = []) => {
      if (how === 'killed') desk().app.process().kill('SIGKILL');
      else await desk().app.close();
      await start(argv);
    },
    secondStart: (argv) =>
      desk().app.evaluate(
        ({ app }, args) => void app.emit('second-instance', {}, args, '/'),
        [...argv],
      ),
    command: (...words) =>
      new Promise((done) => {
        const args = [...unsafe, `--user-data-dir=${dataFolder}`, root, ...words];
        const child = execFile(binary, args, { env: environment }, (_error, said, complained) =>
          done({ code: child.exitCode, output: said + complained }),
        );
      }),
    power: emitPower,
    closeWindow: async () => {
      await desk().app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    },
    pageGone: async () => {
      await desk().app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
      );
    },
    press: onlyOnStandin,
    clickNotice: onlyOnStandin,
    permits: onlyOnStandin,
    look: onlyOnStandin,
    probe: onlyOnStandin,
    close: async () => {
      await running?.app.close();
    },
  };
};
