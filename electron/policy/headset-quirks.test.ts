import { type HeadsetQuirk, mergeQuirks } from '@contract';
import { describe, expect, it } from 'vitest';
import { problemText } from './setting-problem';
import { policyFileText, quirksFileText, settingsFileText } from './settings-export';
import { readImport } from './settings-import';
import { nothingManaged, resolveSettings } from './settings-resolver';
import { readPolicyText } from './settings-text';

const mute = {
  button: 'mute',
  collection: 'ff43:0202',
  reportId: 17,
  byte: 3,
  mask: 1,
  value: 1,
  kind: 'press',
} as const;
const quirk = (product: string, over: object = {}): HeadsetQuirk => ({
  product,
  name: 'Made',
  buttons: [{ ...mute, ...over }],
});
const [one, other] = [quirk('046d:0ac4'), quirk('046d:0a37')];
const taught = resolveSettings({ 'audio.headsetQuirks': [one] });
const fileOf = (...quirks: unknown[]) =>
  JSON.stringify({ version: 2, audio: { headsetQuirks: quirks } });
const errorsOf = (...quirks: unknown[]) =>
  readImport(fileOf(...quirks), taught, 'electron').preview.errors.map(problemText);

describe('what a headset was taught', () => {
  it('survives being saved as a settings file and read on another desk', () => {
    const { values, preview } = readImport(
      settingsFileText(taught),
      resolveSettings({}),
      'electron',
    );
    expect(preview.errors).toEqual([]);
    expect(values['audio.headsetQuirks']).toEqual([one]);
  });

  it('may be handed on alone', () => {
    const { values, preview } = readImport(quirksFileText([one]), resolveSettings({}), 'browser');
    expect([preview.errors, preview.warnings]).toEqual([[], []]);
    expect(values).toEqual({ 'audio.headsetQuirks': [one] });
  });

  it('survives being saved as a policy, as a proposal', () => {
    const { managed, errors } = readPolicyText(policyFileText(taught));
    expect(errors).toEqual([]);
    expect(resolveSettings({}, managed)['audio.headsetQuirks']).toEqual({
      value: [one],
      source: 'managed',
      locked: false,
    });
  });

  it('may be fixed by IT', () => {
    const managed = { ...nothingManaged, fixed: { 'audio.headsetQuirks': [other] } };
    const resolved = resolveSettings({ 'audio.headsetQuirks': [one] }, managed);
    expect(resolved['audio.headsetQuirks']).toMatchObject({ value: [other], locked: true });
  });

  it('stays when a file brings another headset, and is replaced when it brings the same', () => {
    const { values, preview } = readImport(fileOf(other), taught, 'electron');
    expect(values['audio.headsetQuirks']).toEqual([one, other]);
    expect(preview.changes).toMatchObject([{ key: 'audio.headsetQuirks', from: [one] }]);
    const newer = quirk('046d:0ac4', { mask: 2, value: 2 });
    expect(mergeQuirks([one, other], [newer])).toEqual([other, newer]);
  });
});

describe('damaged quirks', () => {
  it.each([
    [{ reportId: 256 }, 'audio.headsetQuirks.0.buttons.0.reportId = 256: at most 255'],
    [
      { button: 'dial' },
      /^line 1, .*audio\.headsetQuirks\.0\.buttons\.0\.button = "dial": one of hook/,
    ],
    [
      { kind: undefined },
      /audio\.headsetQuirks\.0\.buttons\.0\.kind: one of press, toggle, pulse$/,
    ],
    [{ mask: 0 }, /buttons\.0\.mask = 0: at least 1$/],
    [{ mask: 1, value: 2 }, /buttons\.0\.value = 2: not of the form$/],
    [{ collection: 'FF43' }, /buttons\.0\.collection = "FF43": not of the form/],
  ])('%j are refused whole, with the field', (over, said) => {
    expect(errorsOf(one, quirk('046d:0a37', over))).toHaveLength(1);
    const [text] = errorsOf(quirk('046d:0a37', over));
    expect(text).toMatch(typeof said === 'string' ? new RegExp(said.replaceAll('.', '\\.')) : said);
  });

  it('that name a product or a button twice are refused, with the second', () => {
    expect(errorsOf(one, one)[0]).toMatch(
      /audio\.headsetQuirks\.1\.product = "046d:0ac4": stands there twice$/,
    );
    expect(errorsOf({ ...one, buttons: [mute, { ...mute, reportId: 18 }] })[0]).toMatch(
      /audio\.headsetQuirks\.0\.buttons\.1\.button = "mute": stands there twice$/,
    );
  });

  it('change nothing', () => {
    const { values, preview } = readImport(fileOf(other, { product: 3 }), taught, 'electron');
    expect(preview.errors).toHaveLength(1);
    expect(values['audio.headsetQuirks']).toBeUndefined();
  });
});
