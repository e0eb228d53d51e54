import { describe, expect, it } from 'vitest';
import { dialTarget } from './dial-target';

const dialable: [typed: string, dial: string, kind: string][] = [
  ['+33612345678', '+33612345678', 'international'],
  ['+33 6 12 34 56 78', '+33612345678', 'international'],
  ['+33 (0)6 12 34 56 78', '+33612345678', 'international'],
  ['+33 ( 0 ) 6-12-34-56-78', '+33612345678', 'international'],
  ['+44 20 7946 0958', '+442079460958', 'international'],
  ['0033 6.12.34.56.78', '0033612345678', 'international'],
  ['06 12 34 56 78', '0612345678', 'national'],
  ['06.12.34.56.78', '0612345678', 'national'],
  ['06-12-34-56-78', '0612345678', 'national'],
  ['06\u00a012\u202f34\u200956 78', '0612345678', 'national'],
  ['(01) 99/00 12 34', '0199001234', 'national'],
  ['01–99—00‑12−34', '0199001234', 'national'],
  ['\u202a0612345678\u202c', '0612345678', 'national'],
  ['3639', '3639', 'internal'],
  ['9', '9', 'internal'],
  ['200', '200', 'internal'],
  [' 4 2 0 1 ', '4201', 'internal'],
  ['*72', '*72', 'feature'],
  ['#31#0612345678', '#31#0612345678', 'feature'],
  ['*21*0612345678#', '*21*0612345678#', 'feature'],
  ['alice', 'alice', 'name'],
  ['standard-2', 'standard-2', 'name'],
  ['jean.martin', 'jean.martin', 'name'],
  ['1 5', '15', 'emergency'],
  ['17', '17', 'emergency'],
  ['18', '18', 'emergency'],
  ['112', '112', 'emergency'],
  ['114', '114', 'emergency'],
  ['115', '115', 'emergency'],
  ['119', '119', 'emergency'],
  ['191', '191', 'emergency'],
  ['196', '196', 'emergency'],
  ['9-1-1', '911', 'emergency'],
  ['999', '999', 'emergency'],
  ['116 000', '116000', 'emergency'],
];

const refused = [
  '',
  '   ',
  '+',
  '+0612345678',
  '+12345',
  '+3361234567890123',
  '06+12345678',
  '++33612345678',
  '0612abc678',
  '1alice',
  'alice martin',
  'élise',
  'alice@pbx.example',
  'sip:alice@pbx.example',
  'tel:+33612345678',
  '0612345678;phone-context=evil',
  '0612345678,,123',
  '0612345678\r\nX-Injected: yes?',
  'alice%0d%0a',
  'alice?Replaces=1',
  '<script>',
  '٠٦١٢٣٤٥٦٧٨',
  '1'.repeat(33),
  'a'.repeat(33),
  `06${' '.repeat(300)}12345678`,
];

describe('what the agent typed', () => {
  it.each(dialable)('%j is dialled as %s (%s)', (typed, dial, kind) => {
    expect(dialTarget(typed, 'FR')).toEqual({ ok: true, value: { dial, kind } });
  });

  it.each([
    ...['112', '0112', '015', '0 1 8', '0911'].map((typed) => [typed, 'FR']),
    ...['133', '144', '0133', '112'].map((typed) => [typed, 'AT']),
    ...['117', '118', '144', '0144'].map((typed) => [typed, 'CH']),
    ...['061', '091', '0061', '112'].map((typed) => [typed, 'ES']),
    ...['113', '115', '118', '0118'].map((typed) => [typed, 'IT']),
    ...['100', '101', '0100', '112'].map((typed) => [typed, 'BE']),
    ...['999', '9999', '9112', '0999'].map((typed) => [typed, 'GB']),
    ...['911', '9911'].map((typed) => [typed, 'US']),
  ])('%s is an emergency number in %s, also behind an outside line', (typed, country) => {
    expect(dialTarget(typed ?? '', country ?? '')).toMatchObject({ value: { kind: 'emergency' } });
  });

  it.each([
    ['100', 'FR'],
    ['133', 'FR'],
    ['9112', 'FR'],
    ['061', 'FR'],
    ['01120', 'FR'],
    ['00112', 'FR'],
    ['0112233445', 'FR'],
  ])('%s is none in %s', (typed, country) => {
    expect(dialTarget(typed, country)).not.toMatchObject({ value: { kind: 'emergency' } });
  });

  it.each(refused)('%j is refused', (typed) => {
    expect(dialTarget(typed, 'FR')).toMatchObject({ ok: false, fault: { code: 'notDialable' } });
  });
});
