import fc from 'fast-check';
import { settingDefaults } from '@contract';
import { describe, expect, it } from 'vitest';
import { nest } from './nest';
import { flatten, readSettings, writeSettings } from './settings-file';
import { readSettingsText } from './settings-text';

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
    const { read, errors } = readSettingsText(
      text({
        version: 1,
        line: {
          server: 'wss://pbx.example.com',
          secret: 's3cret',
          iceServers: [{ ...server, credential: 't0p' }, { urls: ['stun:a', 'stun:b'] }],
        },
      }),
    );
    expect(errors).toEqual([]);
    expect(read.secrets).toEqual({ line: 's3cret', turn: 't0p' });
    expect(read.values['line.iceServers']).toEqual([server, { urls: ['stun:a', 'stun:b'] }]);
    expect(read.values['desk.line']).toBe('pbx');
    expect(text(writeSettings(read.values))).not.toMatch(/s3cret|t0p/);
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
    fc.assert(fc.property(fc.json(), (json) => void readSettingsText(json)));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (any) => {
        flatten(any);
        readSettings(any);
      }),
    );
  });
});
