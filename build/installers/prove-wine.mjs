// The installers for Windows, run silently under Debian's wine: twice, one beside the other, and removed.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { metadata } from './metadata.mjs';
import { updates } from './prove-update.mjs';
import { openWindows, ours, until } from './wine.mjs';
import { registryValues, uninstallKey } from './windows-keys.mjs';

const { productName } = metadata;
// ERROR_PRODUCT_VERSION
const refusedCode = 1638 % 256;

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

/** Told of the other way: what holds is how it was installed. */
const removeSetup = async (claim, windows, { label, wrongOption, folder }) => {
  windows.run(windows.path(join(folder, 'Uninstall.exe')), '/S', wrongOption);
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

/** `later`: a setup with other files. */
export const underWine = async (claim, work, { setup, msi, later }) => {
  const windows = openWindows(work);
  try {
    windows.run('wineboot', '--init');
    const user =
      readdirSync(join(windows.drive, 'users')).find((name) => name !== 'Public') ?? 'root';
    const forMe = {
      label: 'for one user',
      option: '/currentuser',
      wrongOption: '/allusers',
      root: 'HKCU',
      folder: join(windows.drive, 'users', user, 'AppData/Local/Programs/Allodesk'),
    };
    const forAll = {
      label: 'for all users',
      option: '/allusers',
      wrongOption: '/currentuser',
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
    await updates(claim, windows, { setup, later, folder: forMe.folder });
    await msiWay(claim, windows, msi, setup);
  } finally {
    windows.end();
  }
};
