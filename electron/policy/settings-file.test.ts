import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settingDefaults } from './setting-defaults';
import { flatten, nest, parseSettingsText, readSettings, writeSettings } from './settings-file';

const text = (value: unknown) => JSON.stringify(value);
const server = { urls: 'turn:turn.example.com', username: 'desk' };

describe('the settings file', () => {
  it('writes what it reads, for every setting', () => {
    const written = writeSettings(settingDefaults);
    expect(written).toMatchObject({ version: 2, line: { country: 'FR' }, ui: { theme: 'system' } });
    const read = readSettings(written);
    expect(read.values).toEqual(settingDefaults);
    expect(read.problems).toEqual([]);
  });

  it('takes secrets out of what is kept', () => {
    const parsed = parseSettingsText(
      text({
        version: 1,
        line: {
          server: 'wss://pbx.example.com',
          secret: 's3cret',
          iceServers: [{ ...server, credential: 't0p' }, { urls: ['stun:a', 'stun:b'] }],
        },
      }),
    );
    if (!parsed.ok) throw new Error(parsed.detail);
    expect(parsed.value.secrets).toEqual({ line: 's3cret', turn: 't0p' });
    expect(parsed.value.values['line.iceServers']).toEqual([
      server,
      { urls: ['stun:a', 'stun:b'] },
    ]);
    expect(parsed.value.values['desk.line']).toBe('pbx');
    expect(text(writeSettings(parsed.value.values))).not.toMatch(/s3cret|t0p/);
  });

  it.each([
    ['{', 'not JSON'],
    ['[]', 'an object is expected'],
    ['{"version":3}', 'version 3, this program knows 2'],
    ['{"line":{"sever":"wss://x"}}', 'line.sever: not a setting of this version'],
    ['{"line":{"registerExpires":5}}', 'line.registerExpires'],
    ['{"line":{"country":"France"}}', 'line.country'],
    ['{"line":{"secret":""}}', 'line.secret'],
    ['{"line":"wss://x"}', 'line: not a setting'],
    [
      text({
        line: {
          iceServers: [
            { urls: 'a', credential: 'x' },
            { urls: 'b', credential: 'y' },
          ],
        },
      }),
      'share one credential',
    ],
  ])('refuses %s with the place and the reason', (file, why) => {
    const parsed = parseSettingsText(file);
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? '' : parsed.detail).toContain(why);
  });

  it('never quotes the file in its reason', () => {
    const parsed = parseSettingsText('{"line":{"secret":"s3cret",}}');
    expect(JSON.stringify(parsed)).not.toContain('s3cret');
  });

  it('reads a file with a byte order mark, as Windows editors write it', () => {
    expect(parseSettingsText('\uFEFF{"ui":{"theme":"dark"}}').ok).toBe(true);
  });

  it('keeps what it does not know for a newer version', () => {
    const read = readSettings({ ui: { theme: 'dark', density: 'compact' }, team: { board: true } });
    expect(read.values).toEqual({ 'ui.theme': 'dark' });
    expect(writeSettings(read.values, read.unknown)).toEqual({
      version: 2,
      ui: { theme: 'dark', density: 'compact' },
      team: { board: true },
    });
  });

  it('reaches no prototype, whatever the names are', () => {
    readSettings(
      JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
    );
    nest([['__proto__.polluted', 1]]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('never throws on any JSON', () => {
    fc.assert(fc.property(fc.json(), (json) => void parseSettingsText(json)));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (any) => {
        flatten(any);
        readSettings(any);
      }),
    );
  });
});
