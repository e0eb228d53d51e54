import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkInArguments, parseDialLink } from './dial-link';
import { linkCommand } from './link-command';

describe('a link to a number', () => {
  it.each([
    ['tel:+33199001234', '+33199001234'],
    ['tel:01-99-00-12-34', '0199001234'],
    ['TEL:%2B33%201%2099%2000%2012%2034', '+33199001234'],
    ['tel://0199001234/', '0199001234'],
    ['tel:(01) 99.00.12.34', '0199001234'],
    ['sip:4108@pbx.example.com', '4108'],
    ['sips:+33199001234@pbx.example.com:5061', '+33199001234'],
    ['sip:4108', '4108'],
    ['callto:+33199001234', '+33199001234'],
    ['callto://33199001234', '33199001234'],
    ['tel:15', '15'],
  ])('%s is %s', (link, dial) => {
    expect(parseDialLink(link)).toBe(dial);
  });

  it.each([
    'tel:',
    'tel:+',
    'tel:0199001234;ext=12',
    'tel:0199001234;phone-context=evil.example',
    'tel:0199001234,,99#',
    'tel:0199001234p99',
    'tel:*21*0899000000%23',
    'tel:%23%23',
    'tel:0199001234?subject=x',
    'tel:+33+199001234',
    'tel:123456789012345678901',
    'tel:+12345678901234567890',
    'tel:0199%0A001234x',
    'tel:%E0%A4%A',
    'sip:alice@example.com',
    'sip:4108:password@example.com',
    'sip:4108@example.com?Route=%3Csip:evil%3E',
    'sip:4108@example.com;intercom=true',
    'sip:4108@a@b',
    'callto:alice',
    'http://example.com',
    'javascript:alert(1)',
    'telnet:1234',
    `tel:${'1 '.repeat(150)}`,
  ])('%s is refused', (link) => {
    expect(parseDialLink(link)).toBeNull();
  });

  it('gives at most 20 dialable characters, whatever comes', () => {
    fc.assert(
      fc.property(fc.string(), (rest) => {
        for (const scheme of ['tel:', 'sip:', 'callto:'])
          expect(parseDialLink(scheme + rest) ?? '1').toMatch(/^(?=.{1,20}$)\+?\d+$/);
      }),
    );
  });

  it('is opened by a command in which nothing of it is an option, as the installers write it', () => {
    expect(linkCommand('windows', 'C:\\Allodesk.exe')).toEqual(['C:\\Allodesk.exe', ['--']]);
    expect(linkCommand('linux', '/opt/allodesk')).toEqual([]);
    expect(linkInArguments(['desk', '--', 'tel:15'])).toBe('tel:15');
  });

  it('is only taken from the last argument', () => {
    expect(linkInArguments(['desk', 'tel:15'])).toBe('tel:15');
    expect(linkInArguments(['desk', 'tel:15', '--flag'])).toBeNull();
    expect(linkInArguments([])).toBeNull();
  });
});
