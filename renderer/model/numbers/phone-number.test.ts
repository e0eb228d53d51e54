import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { loadPhoneJudge, type PhoneJudge } from './phone-judge';
import { formatNumber, lookupKeys, nationalKey, normalise, splitE164 } from './phone-number';

// The machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

let judge: PhoneJudge;
beforeAll(async () => {
  judge = await loadPhoneJudge();
});

/** Written form, country of the agent, E.164. Every row must read the same with and without the library. */
const quick: readonly (readonly [string, string, string | null])[] = [
  // French national, as people write it
  ['0639984127', 'FR', '+33639984127'],
  ['06 39 98 41 27', 'FR', '+33639984127'],
  ['06.39.98.41.27', 'FR', '+33639984127'],
  ['06-39-98-41-27', 'FR', '+33639984127'],
  ['06/39/98/41/27', 'FR', '+33639984127'],
  ['06\u00a039\u00a098\u00a041\u00a027', 'FR', '+33639984127'],
  ['06\u202f39\u202f98\u202f41\u202f27', 'FR', '+33639984127'],
  ['  06 39 98 41 27 ', 'FR', '+33639984127'],
  ['(06) 39 98 41 27', 'FR', '+33639984127'],
  ['06–39–98–41–27', 'FR', '+33639984127'],
  ['０６３９９８４１２７', 'FR', '+33639984127'],
  ['\u202a06 39 98 41 27\u202c', 'FR', '+33639984127'],
  ['01 99 00 12 34', 'FR', '+33199001234'],
  ['02 61 91 30 55', 'FR', '+33261913055'],
  ['03 53 01 27 64', 'FR', '+33353012764'],
  ['04 65 71 88 02', 'FR', '+33465718802'],
  ['05 36 49 18 02', 'FR', '+33536491802'],
  ['09 48 00 12 34', 'FR', '+33948001234'],
  ['0 800 00 12 34', 'FR', '+33800001234'],
  // With the country
  ['+33639984127', 'FR', '+33639984127'],
  ['+33 6 39 98 41 27', 'FR', '+33639984127'],
  ['+33 (0)6 39 98 41 27', 'FR', '+33639984127'],
  ['+33(0)639984127', 'FR', '+33639984127'],
  ['(+33) 6 39 98 41 27', 'FR', '+33639984127'],
  ['+33 06 39 98 41 27', 'FR', '+33639984127'],
  ['0033639984127', 'FR', '+33639984127'],
  ['0033 (0)6 39 98 41 27', 'FR', '+33639984127'],
  ['0033 06 39 98 41 27', 'FR', '+33639984127'],
  ['33639984127', 'FR', '+33639984127'],
  ['+33.6.39.98.41.27', 'FR', '+33639984127'],
  ['+33639984127', 'GB', '+33639984127'],
  ['0033639984127', 'GB', '+33639984127'],
  ['01133639984127', 'US', '+33639984127'],
  // As a PBX sends it
  ['00639984127', 'FR', '+33639984127'],
  ['033639984127', 'FR', '+33639984127'],
  ['00033639984127', 'FR', '+33639984127'],
  ['0+33639984127', 'FR', '+33639984127'],
  ['639984127', 'FR', '+33639984127'],
  ['tel:+33639984127', 'FR', '+33639984127'],
  ['tel:+33-6-39-98-41-27;phone-context=x', 'FR', '+33639984127'],
  ['sip:+33639984127@pbx.example.com', 'FR', '+33639984127'],
  ['callto:0639984127', 'FR', '+33639984127'],
  // Overseas territories dial by the French plan under codes of their own
  ['0262 12 34 56', 'FR', '+262262123456'],
  ['0692 12 34 56', 'FR', '+262692123456'],
  ['0639 01 23 45', 'FR', '+262639012345'],
  ['0590 12 34 56', 'FR', '+590590123456'],
  ['0690 12 34 56', 'GP', '+590690123456'],
  ['0594 12 34 56', 'FR', '+594594123456'],
  ['0696 12 34 56', 'MQ', '+596696123456'],
  ['+33 692 12 34 56', 'FR', '+262692123456'],
  ['+262 692 12 34 56', 'FR', '+262692123456'],
  ['+262 0692 12 34 56', 'FR', '+262692123456'],
  // Abroad
  ['+44 7700 900127', 'FR', '+447700900127'],
  ['+44 (0)7700 900127', 'FR', '+447700900127'],
  ['+44 07700 900127', 'FR', '+447700900127'],
  ['0044 7700 900127', 'FR', '+447700900127'],
  ['07700 900127', 'GB', '+447700900127'],
  ['(0117) 496 0183', 'GB', '+441174960183'],
  ['020 7946 0123', 'GB', '+442079460123'],
  ['7700900127', 'GB', '+447700900127'],
  ['+1 (212) 555-0123', 'FR', '+12125550123'],
  ['001 212 555 0123', 'FR', '+12125550123'],
  ['(212) 555-0123', 'US', '+12125550123'],
  ['1-212-555-0123', 'US', '+12125550123'],
  ['+32 2 555 12 12', 'FR', '+3225551212'],
  ['0041 22 767 61 11', 'FR', '+41227676111'],
  ['+39 06 123 4567', 'FR', '+39061234567'],
  ['+352 26 12 34 56', 'FR', '+35226123456'],
  ['+376 312 345', 'FR', '+376312345'],
  // Not a number that can be known
  ['4108', 'FR', null],
  ['15', 'FR', null],
  ['112', 'FR', null],
  ['3900', 'FR', null],
  ['118 712', 'FR', null],
  ['+4108', 'FR', null],
  ['+33 6 39 98', 'FR', null],
  ['anonymous', 'FR', null],
  ['', 'FR', null],
  ['nadia.belkacem', 'FR', null],
  ['*21*0639984127#', 'FR', null],
  ['+', 'FR', null],
  ['0000000000', 'FR', null],
  ['12345678901234567890', 'FR', null],
];

describe('normalise', () => {
  it('knows at least sixty forms', () => expect(quick.length).toBeGreaterThanOrEqual(60));
  it.each(quick)('%j from %s is %s, without the library', (written, country, e164) => {
    expect(normalise(written, country, null)).toBe(e164);
  });
  it.each(quick)('%j from %s is %s, with the library', (written, country, e164) => {
    expect(normalise(written, country, judge)).toBe(e164);
  });
  it.each([
    ['0475 12 34 56', 'BE', '+32475123456'],
    ['022 767 61 11', 'CH', '+41227676111'],
    ['06 1234567', 'IT', '+39061234567'],
    ['12 34 56 78', 'DK', '+4512345678'],
    ['030 123456', 'DE', '+4930123456'],
    ['907700900127', 'GB', '+447700900127'],
    ['00376312345', 'FR', '+376312345'],
    ['5550123', 'US', null],
  ])('%j from %s needs the library: %s', (written, country, e164) => {
    expect(normalise(written, country, judge)).toBe(e164);
  });
  it('is at rest on its own result', () => {
    for (const [written, country] of quick) {
      const once = normalise(written, country, judge);
      if (once) expect(normalise(once, country, judge)).toBe(once);
    }
  });
  it('never throws and answers E.164 or nothing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('FR', 'GB', 'US', 'ZZ'),
        (text, country) => {
          for (const asked of [null, judge]) {
            expect(normalise(text, country, asked) ?? '+12345678').toMatch(/^\+[1-9]\d{6,14}$/);
          }
        },
      ),
    );
  });
  it('reads every French number the same in all its forms', () => {
    const nine = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.stringMatching(/^\d{8}$/));
    fc.assert(
      fc.property(nine, ([first, rest]) => {
        const national = `0${first}${rest}`;
        const expected = normalise(national, 'FR', null);
        const forms = [
          national.replace(/(..)(?=.)/g, '$1 '),
          `+33${first}${rest}`,
          `+33 (0)${first}${rest}`,
          `0033${first}${rest}`,
          `33${first}${rest}`,
          `${first}${rest}`,
        ];
        for (const form of forms) expect(normalise(form, 'FR', null)).toBe(expected);
      }),
    );
  });
});

describe('lookupKeys', () => {
  it('keeps both readings of 00 before nine digits', () => {
    expect(lookupKeys('00376312345', 'FR', null).e164).toEqual(['+33376312345', '+376312345']);
  });
  it('offers national digits where no country is sent', () => {
    expect(lookupKeys('07700900127', 'FR', null).national).toContain('7700900127');
    expect(lookupKeys('7700900127', 'FR', null).national).toContain('7700900127');
    expect(lookupKeys('447700900127', 'FR', null).national).toContain('7700900127');
  });
  it.each([
    ['0639984127', 'FR', '+33639984127'],
    ['00639984127', 'FR', '+33639984127'],
    ['32475123456', 'FR', '+32475123456'],
    // Andorra, or a French number behind the 0 of an outside line: both are whole numbers.
    ['00376312345', 'FR', null],
    ['07700900127', 'FR', null],
  ])('%s from %s can be relied on as %s', (written, country, e164) => {
    expect(lookupKeys(written, country, judge).certain).toBe(e164);
  });
  it.each([
    ...['590', '690', '691'].map((range) => [range, '590']),
    ...['596', '696', '697'].map((range) => [range, '596']),
    ...['594', '694'].map((range) => [range, '594']),
    ...['262', '263', '692', '693', '269', '639'].map((range) => [range, '262']),
  ])('0%s is dialled in France and lies under +%s', (range, code) => {
    for (const asked of [null, judge]) {
      for (const written of [`0${range}123456`, `+33${range}123456`, `0033 ${range} 12 34 56`]) {
        expect(lookupKeys(written, 'FR', asked).certain).toBe(`+${code}${range}123456`);
      }
    }
  });
  it('says when the country is named', () => {
    expect(lookupKeys('+447700900127', 'FR', null).international).toBe(true);
    expect(lookupKeys('00447700900127', 'FR', null).international).toBe(true);
    expect(lookupKeys('0639984127', 'FR', null).international).toBe(false);
  });
  it.each(['41', '4108', '900127', '118712'])('%s is internal and nothing else', (number) => {
    expect(lookupKeys(number, 'FR', judge)).toEqual({
      e164: [],
      certain: null,
      national: [],
      international: false,
      internal: number,
    });
  });
});

describe('the pieces', () => {
  it('splits calling codes of one, two and three digits', () => {
    expect(splitE164('+12125550123')).toEqual({ code: '1', national: '2125550123' });
    expect(splitE164('+33639984127')).toEqual({ code: '33', national: '639984127' });
    expect(splitE164('+262692123456')).toEqual({ code: '262', national: '692123456' });
    expect(splitE164('+35226123456')).toEqual({ code: '352', national: '26123456' });
  });
  it('drops trunk zeros and keeps the whole national number', () => {
    expect(nationalKey('061234567')).toBe('61234567');
    expect(nationalKey('07700900127')).toBe('7700900127');
    expect(nationalKey('3125551234')).not.toBe(nationalKey('2125551234'));
    expect(nationalKey('123456')).toBeNull();
  });
});

describe('formatNumber', () => {
  it.each([
    ['+33639984127', 'FR', '06 39 98 41 27'],
    ['0033199001234', 'FR', '01 99 00 12 34'],
    ['+262692123456', 'FR', '06 92 12 34 56'],
    ['+33639984127', 'GB', '+33 6 39 98 41 27'],
    ['+447700900127', 'GB', '07700 900127'],
    ['+447700900127', 'FR', '+44 7700 900127'],
    ['+12125550123', 'US', '(212) 555-0123'],
    ['+12125550123', 'FR', '+1 212 555 0123'],
    ['4108', 'FR', '4108'],
    ['Accueil', 'FR', 'Accueil'],
  ])('%s for %s is %s, with and without the library', (number, country, shown) => {
    expect(formatNumber(number, country, null)).toBe(shown);
    expect(formatNumber(number, country, judge)).toBe(shown);
  });
  it.each([
    ['+441174960183', 'GB', '0117 496 0183'],
    ['+442079460123', 'FR', '+44 20 7946 0123'],
    ['+3225551212', 'FR', '+32 2 555 12 12'],
  ])('%s for %s is %s with the library', (number, country, shown) => {
    expect(formatNumber(number, country, judge)).toBe(shown);
  });
});
