import { expect, it } from 'vitest';
import { forbiddenStart, forbiddenSwitches } from './forbidden-switches';

it.each([
  '--no-sandbox',
  '-no-sandbox',
  '--remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '--inspect-brk=0.0.0.0:1',
  '--ignore-certificate-errors',
  '--ignore-certificate-errors-spki-list=x',
  '--disable-web-security',
  '--use-fake-ui-for-media-stream',
  '--renderer-cmd-prefix=evil',
  '--use-mock-keychain',
  '--browser-subprocess-path=/tmp/evil',
  ' --no-sandbox',
  '--no-sandbox\t',
])('an installed desk does not start with %s', (one) =>
  expect(forbiddenSwitches(['allodesk', '--settings', 'a.json', one], false)).toEqual([one]),
);

it('and starts with what is its own, a link or a path', () => {
  const given = [
    'allodesk',
    '--settings=/no-sandbox',
    'tel:15',
    '--password-store=basic',
    '/no-sandbox',
  ];
  expect(forbiddenSwitches(given, false)).toEqual([]);
  expect(forbiddenSwitches(['a', '--', '--no-sandbox'], false)).toEqual([]);
  expect(forbiddenSwitches(['a', '/No-Sandbox'], true)).toEqual(['/No-Sandbox']);
});

it('nor without the sandbox by another way', () => {
  const plain = { argv: ['allodesk'], isWindows: false, environment: {}, hasSwitch: () => false };
  expect(forbiddenStart(plain)).toEqual([]);
  expect(forbiddenStart({ ...plain, environment: { ELECTRON_DISABLE_SANDBOX: '1' } })).toEqual([
    'ELECTRON_DISABLE_SANDBOX',
  ]);
  const hasSwitch = (name: string) => name === 'no-sandbox';
  expect(forbiddenStart({ ...plain, hasSwitch })).toEqual(['--no-sandbox']);
  const argv = ['allodesk', '--no-sandbox'];
  expect(forbiddenStart({ ...plain, argv, hasSwitch })).toEqual(['--no-sandbox']);
});
