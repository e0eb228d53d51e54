// The installers for Windows, run silently under Debian's wine: twice, one beside the other, and removed.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { metadata } from './metadata.mjs';
import { ask } from './programs.mjs';
import { registryValues, uninstallKey } from './windows-keys.mjs';

const { productName } = metadata;
const wine = '/usr/lib/wine/wine64';
// ERROR_PRODUCT_VERSION, of which this side of wine sees the lower eight bits.
const refusedCode = 1638 % 256;
const server = '/usr/lib/wine/wineserver64';

export const hasWine = () => existsSync(wine) && ask('xvfb-run', ['--help']).code === 0;

/** A Windows of its own. */
const makeWindows = (work) => {
  const prefix = join(work, 'wine');
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
    drive: join(prefix, 'drive_c'),
    /** A path of this machine as Windows sees it. */
    path: (file) => `Z:${file.replaceAll('/', '\\')}`,
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
const ours = (registry) =>
  registry
    .split('\n')
    .filter((line) => /allodesk/i.test(line) && !/Setup|\.msi|MuiCache/i.test(line));

const until = async (holds) => {
  for (let tries = 0; tries < 60 && !holds(); tries += 1) await wait(500);
  return holds();
};

const setupOnce = async (claim, windows, setup, { label, option, root, folder }) => {
  for (const time of ['once', 'twice']) {
    const { code } = windows.run(windows.path(setup), '/S', option);
    claim(`setup ${label}: installs silently ${time}`, code === 0, `it ended with ${code}`);
  }
  claim(
    `setup ${label}: the program is in its place`,
    existsSync(join(folder, `${productName}.exe`)) &&
      existsSync(join(folder, 'resources/app.asar')),
  );
  const missing = [...registryValues(''), { key: uninstallKey, name: 'UninstallString' }].filter(
    ({ key, name }) =>
      windows.run(
        'reg',
        'query',
        `${root}\\${key}`,
        ...(name === '' ? ['/ve'] : ['/v', name]),
        '/reg:64',
      ).code !== 0,
  );
  claim(
    `setup ${label}: every registry value is there`,
    missing.length === 0,
    missing.map(({ key }) => key).join(', '),
  );
};

const removeSetup = async (claim, windows, { label, option, folder }) => {
  windows.run(windows.path(join(folder, 'Uninstall.exe')), '/S', option);
  const gone = await until(() => !existsSync(folder));
  claim(
    `setup ${label}: takes its files away`,
    gone,
    existsSync(folder) ? readdirSync(folder).join(', ') : '',
  );
  const left = ours(windows.registry());
  claim(`setup ${label}: leaves no key behind`, left.length === 0, left.join('; '));
};

const msiWay = async (claim, windows, msi, beside) => {
  const folder = join(windows.drive, 'Program Files/Allodesk');
  const run = (what) => windows.run('msiexec', what, windows.path(msi), '/qn');
  for (const time of ['once', 'twice']) {
    const { code } = run('/i');
    claim(`msi: installs silently ${time}`, code === 0, `it ended with ${code}`);
  }
  claim('msi: the program is in its place', existsSync(join(folder, `${productName}.exe`)));
  const { said } = windows.run(
    'reg',
    'query',
    'HKLM\\Software\\Classes\\Allodesk.Link\\shell\\open\\command',
    '/ve',
    '/reg:64',
  );
  claim(
    'msi: links open it by its whole path',
    said.includes('"C:\\Program Files\\Allodesk\\Allodesk.exe" -- "%1"'),
    said,
  );
  const setup = windows.run(windows.path(beside), '/S', '/currentuser');
  claim(
    'setup: is refused beside the msi',
    setup.code === refusedCode,
    `it ended with ${setup.code}`,
  );
  const { code } = run('/x');
  claim(
    'msi: is removed silently',
    code === 0 && (await until(() => !existsSync(folder))),
    `it ended with ${code}`,
  );
  const left = ours(windows.registry());
  claim('msi: leaves no key behind', left.length === 0, left.join('; '));
};

export const underWine = async (claim, work, { setup, msi }) => {
  const windows = makeWindows(work);
  try {
    windows.run('wineboot', '--init');
    const user =
      readdirSync(join(windows.drive, 'users')).find((name) => name !== 'Public') ?? 'root';
    const forMe = {
      label: 'for one user',
      option: '/currentuser',
      root: 'HKCU',
      folder: join(windows.drive, 'users', user, 'AppData/Local/Programs/Allodesk'),
    };
    const forAll = {
      label: 'for all users',
      option: '/allusers',
      root: 'HKLM',
      folder: join(windows.drive, 'Program Files/Allodesk'),
    };
    await setupOnce(claim, windows, setup, forMe);
    const beside = windows.run(windows.path(setup), '/S', '/allusers');
    claim(
      'setup: for all users is refused beside one user’s',
      beside.code === refusedCode && !existsSync(forAll.folder),
      `it ended with ${beside.code}`,
    );
    const msiBeside = windows.run('msiexec', '/i', windows.path(msi), '/qn');
    claim(
      'msi: is refused beside one user’s setup',
      msiBeside.code !== 0 && !existsSync(forAll.folder),
      `it ended with ${msiBeside.code}`,
    );
    await removeSetup(claim, windows, forMe);
    await setupOnce(claim, windows, setup, forAll);
    const mine = windows.run(windows.path(setup), '/S', '/currentuser');
    claim(
      'setup: for one user is refused beside that for all',
      mine.code === refusedCode && !existsSync(forMe.folder),
      `it ended with ${mine.code}`,
    );
    await removeSetup(claim, windows, forAll);
    await msiWay(claim, windows, msi, setup);
  } finally {
    windows.end();
  }
};
