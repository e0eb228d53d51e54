// The setup for Windows over a former desk, under wine: found, waited for, replaced as a whole; and the links that the
// desk itself took over, gone with it.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { metadata } from './metadata.mjs';
import { difference } from './proof.mjs';
import { walk } from './stage.mjs';
import { until } from './wine.mjs';

const { productName, schemes } = metadata;
const program = `${productName}.exe`;
// ERROR_INSTALL_ALREADY_RUNNING, ERROR_DIR_NOT_EMPTY
const codes = { runs: 1618, notOurs: 145 };

const commandKey = (scheme) => `HKCU\\Software\\Classes\\${scheme}\\shell\\open\\command`;
const claimLink = (windows, scheme, command) =>
  windows.run('reg', 'add', commandKey(scheme), '/ve', '/d', command, '/f');
const hasLink = (windows, scheme) => windows.run('reg', 'query', commandKey(scheme)).code === 0;

/** Neither a setup nor a removal takes anything from under a desk that runs. */
const whileItRuns = async (claim, windows, { later, folder }) => {
  const files = () => walk(folder).map(({ path }) => path);
  const before = files();
  const unchanged = () => difference(before, files()) === '';
  const desk = windows.start(windows.path(join(folder, program)), '/stay=20');
  const ended = new Promise((done) => desk.once('exit', done));
  await wait(4000);
  const { code } = windows.run(windows.path(later.setup), '/S', '/wait=1');
  claim(
    'update: is refused while the desk runs, and nothing is changed',
    code === windows.seen(codes.runs) && unchanged(),
    `it ended with ${code}`,
  );
  windows.run(windows.path(join(folder, 'Uninstall.exe')), '/S', '/wait=1');
  await wait(4000);
  claim('removal: is refused while the desk runs, and nothing is changed', unchanged());
  const waited = windows.run(windows.path(later.setup), '/S');
  claim(
    'update: waits until the desk is closed',
    waited.code === 0,
    `it ended with ${waited.code}`,
  );
  await ended;
};

/** Where it was laid at first is found by the registry; where it is said anew, it moves. */
const whereItIs = (claim, windows, { setup, later, folder }) => {
  const elsewhere = join(windows.drive, 'elsewhere/desk');
  const moved = windows.run(windows.path(setup), '/S', '/D=C:\\elsewhere\\desk');
  claim(
    'update: moves as a whole where another folder is said',
    moved.code === 0 && existsSync(join(elsewhere, program)) && !existsSync(folder),
    `it ended with ${moved.code}`,
  );
  const found = windows.run(windows.path(later.setup), '/S');
  claim(
    'update: finds the former folder',
    found.code === 0 && existsSync(join(elsewhere, 'new.txt')) && !existsSync(folder),
    `it ended with ${found.code}`,
  );
  const full = join(windows.drive, 'full');
  mkdirSync(full);
  writeFileSync(join(full, 'of-somebody'), '');
  const refused = windows.run(windows.path(setup), '/S', '/D=C:\\full');
  claim(
    'setup: is refused in a folder that holds other things',
    refused.code === windows.seen(codes.notOurs) && readdirSync(full).join() === 'of-somebody',
    `it ended with ${refused.code}`,
  );
  return elsewhere;
};

const linksGo = async (claim, windows, folder) => {
  const [ours, mixed, others] = schemes;
  const own = `"C:\\elsewhere\\desk\\${program}" "--" "%1"`;
  claimLink(windows, ours, own);
  claimLink(windows, mixed, own);
  windows.run('reg', 'add', `HKCU\\Software\\Classes\\${mixed}\\Theirs`, '/ve', '/d', 'x', '/f');
  claimLink(windows, others, `"C:\\Other\\Program.exe" "%1"`);
  windows.run(windows.path(join(folder, 'Uninstall.exe')), '/S');
  const gone = await until(() => !existsSync(folder));
  const theirs = windows.run('reg', 'query', `HKCU\\Software\\Classes\\${mixed}\\Theirs`);
  claim(
    'removal: takes the links along that the desk took over, and no other’s',
    gone &&
      !hasLink(windows, ours) &&
      !hasLink(windows, mixed) &&
      theirs.code === 0 &&
      hasLink(windows, others),
  );
  for (const scheme of [mixed, others])
    windows.run('reg', 'delete', `HKCU\\Software\\Classes\\${scheme}`, '/f');
};

/** `later`: a setup with other files. */
export const updates = async (claim, windows, { setup, later, folder }) => {
  windows.run(windows.path(setup), '/S');
  // As a part of the page of a former version.
  writeFileSync(join(folder, 'left.js'), '');
  await whileItRuns(claim, windows, { later, folder });
  const has = (name) => existsSync(join(folder, name));
  claim(
    'update: replaces as a whole: no former file among the new ones',
    has('new.txt') &&
      !has('left.js') &&
      !has('LICENSES.chromium.html') &&
      readFileSync(join(folder, 'version'), 'utf8') === 'later' &&
      readdirSync(join(folder, '..')).join() === 'Allodesk',
    readdirSync(join(folder, '..')).join(),
  );
  claim('setup: its uninstaller is signed too', later.verifies(join(folder, 'Uninstall.exe')));
  const elsewhere = whereItIs(claim, windows, { setup, later, folder });
  await linksGo(claim, windows, elsewhere);
};
