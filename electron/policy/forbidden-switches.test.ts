import { expect, it } from 'vitest';
import { forbiddenSwitches } from './forbidden-switches';

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
