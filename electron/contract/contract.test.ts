import { describe, expect, it } from 'vitest';
import { serve } from '../ipc/serve';
import {
  askNames,
  contract,
  type Handlers,
  settingDefaults,
  settingKeys,
  shapeOf,
  tellNames,
} from './index';
import { resolveSettings } from '../policy/settings-resolver';

describe('the contract', () => {
  it('knows questions and news apart', () => {
    expect([...askNames(), ...tellNames()].toSorted()).toEqual(Object.keys(contract).toSorted());
    for (const name of tellNames()) expect(contract[name].payload).toBeDefined();
    for (const name of askNames()) expect(contract[name].reply).toBeDefined();
  });

  it('does not compile with a question that nobody answers, or that is answered amiss', () => {
    const check = (handlers: Handlers) => {
      const { 'vault.read': _, ...rest } = handlers;
      const amiss = { ...handlers, 'vault.read': () => 5 };
      // @ts-expect-error vault.read is missing
      serve({ answer: () => undefined }, rest, { write: () => undefined });
      // @ts-expect-error vault.read answers text or nothing
      serve({ answer: () => undefined }, amiss, { write: () => undefined });
    };
    expect(check).toBeDefined();
  });

  it('lets every setting and its default through unchanged', () => {
    for (const key of settingKeys)
      expect(shapeOf(key).parse(settingDefaults[key])).toEqual(settingDefaults[key]);
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
