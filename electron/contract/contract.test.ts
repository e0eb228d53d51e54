import { describe, expect, it } from 'vitest';
import { contract, settingKeys, settingShapes } from './index';
import { askNames, tellNames } from './names';
import { settingDefaults } from '../policy/setting-defaults';
import { resolveSettings } from '../policy/settings-resolver';

const namesOf = (kind: 'ask' | 'tell') =>
  Object.entries(contract)
    .filter(([, channel]) => channel.kind === kind)
    .map(([name]) => name)
    .toSorted();

describe('the contract', () => {
  it('has exactly the names that the preload may see', () => {
    expect([...askNames].toSorted()).toEqual(namesOf('ask'));
    expect([...tellNames].toSorted()).toEqual(namesOf('tell'));
  });

  it('lets every setting and its default through unchanged', () => {
    expect(Object.keys(settingDefaults).toSorted()).toEqual([...settingKeys].toSorted());
    for (const key of settingKeys)
      expect(settingShapes[key].parse(settingDefaults[key])).toEqual(settingDefaults[key]);
    const all = resolveSettings({});
    expect(contract['settings.read'].reply.parse(all)).toEqual(all);
  });

  it('refuses what does not fit, and drops what it does not name', () => {
    expect(contract['vault.read'].request.safeParse('admin').success).toBe(false);
    expect(contract['link.opened'].payload.safeParse({ dial: '1'.repeat(65) }).success).toBe(false);
    const entry = { interactionId: 'a', at: 1, note: '', __proto__: { x: 1 }, extra: 1 };
    expect(contract['journal.append'].request.parse(entry)).toEqual({
      interactionId: 'a',
      at: 1,
      note: '',
    });
  });
});
