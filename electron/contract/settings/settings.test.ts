import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyChanges, resolveSettings } from '../../policy/settings-resolver';
import { readPolicyText, readSettingsText } from '../../policy/settings-text';
import { belongsTo, secretOwner } from '../../policy/secret-owner';
import { nest } from '../../policy/nest';
import {
  rulesOf,
  secretName,
  settingDefaults,
  type SettingKey,
  settingKeys,
  type SettingValue,
  type SettingValues,
  shapeOf,
} from '../index';
import { setting } from './setting';
import { z } from 'zod/mini';

/** Another value that the shape lets through. */
const another = (key: SettingKey, value: unknown): unknown => {
  const shape = shapeOf(key);
  const fits = ['other', '*1', 'BE', 'Control+F1', true, false, 7, 70, 0.5, ['a'], []].find(
    (one) => one !== value && shape.safeParse(one).success,
  );
  if (fits !== undefined) return fits;
  const { values } = shape._zod;
  return values && [...values].find((one) => one !== value);
};

describe('the declared settings', () => {
  it('are collected whole, each once', async () => {
    const beside = ['index.ts', 'setting.ts', 'channels.ts'];
    const files = readdirSync(import.meta.dirname).filter(
      (name) => !name.endsWith('.test.ts') && !beside.includes(name),
    );
    const declared = await Promise.all(
      files.map(async (name) => {
        const feature = (await import(
          /* @vite-ignore */ join(import.meta.dirname, name)
        )) as Record<string, object>;
        const [group = {}] = Object.entries(feature).flatMap(([exported, value]) =>
          exported.endsWith('Settings') ? [value] : [],
        );
        return Object.keys(group);
      }),
    );
    expect(declared.flat().toSorted()).toEqual([...settingKeys].toSorted());
    expect(files.length).toBeGreaterThan(6);
  });

  it('have the types of their shapes, and a default that fits', () => {
    const digits: SettingValue<'line.digits'> = 'info';
    // @ts-expect-error the shape has no such value
    const wrong: SettingValue<'line.digits'> = 'morse';
    // @ts-expect-error the default does not fit the shape
    const misfit = setting(z.enum(['a', 'b']), 'c');
    // @ts-expect-error no such setting
    const none: SettingKey = 'line.nothing';
    expect([digits, wrong, misfit.default, none]).toHaveLength(4);
  });

  it('that only IT may give count from nobody else', () => {
    const keys = settingKeys.filter((key) => rulesOf(key).managedOnly);
    const known = ['line.allowUnencrypted', 'line.autoAnswer', 'commands.mayDial'];
    expect(keys).toEqual(expect.arrayContaining(known));
    for (const key of keys) {
      const value = another(key, settingDefaults[key]);
      const own = resolveSettings({ [key]: value });
      expect(own[key], key).toEqual({
        value: settingDefaults[key],
        source: 'default',
        locked: false,
      });
      expect(applyChanges({}, [{ key, value }], own), key).toMatchObject({ code: 'settingLocked' });
      const file = readSettingsText(JSON.stringify(nest([[key, value]])));
      expect(file.read.values).toEqual({});
      expect(file.warnings, key).toMatchObject([{ path: key, limit: 'policyOnly' }]);
      const policy = readPolicyText(JSON.stringify({ proposed: nest([[key, value]]) }));
      expect(resolveSettings({}, policy.managed)[key]).toMatchObject({ value, source: 'managed' });
    }
  });

  it('that say whom a secret is for are those that it is asked about', () => {
    const named = { 'line.server': 'wss://a', 'line.user': 'u', 'line.realm': 'r' };
    const relay = [{ urls: 'turn:a', username: 'u' }];
    const bases: Partial<SettingValues>[] = [
      { 'line.server': 'wss://a', 'line.user': 'u', 'line.iceServers': relay },
      { ...named, 'line.domain': 'd', 'line.authUser': 'x' },
    ];
    const changes = (key: SettingKey, name: (typeof secretName.options)[number]) =>
      bases.some((base) => {
        const before = resolveSettings(base);
        const value =
          key === 'line.iceServers'
            ? [{ urls: 'turn:b', username: 'u' }]
            : another(key, before[key].value);
        const after = resolveSettings({ ...base, [key]: value });
        expect(after[key].value, key).toEqual(rulesOf(key).managedOnly ? before[key].value : value);
        return !belongsTo(secretOwner(name, before), secretOwner(name, after));
      });
    for (const name of secretName.options)
      expect(
        settingKeys.filter((key) => changes(key, name)),
        name,
      ).toEqual(settingKeys.filter((key) => rulesOf(key).secretFor === name));
  });
});
