import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { HeadsetsSnapshot, HeadsetView } from '../phone/headset';
import type { SettingsDoor } from '../platform/settings';
import { headsetToCheck } from './headset-check';

const view = (id: string, more: Partial<HeadsetView> = {}) =>
  ({ id, name: id, product: '0b0e:24c7', access: 'open', used: false, ...more }) as HeadsetView;

const port = (snapshot: Partial<HeadsetsSnapshot>, wanted = true) => {
  const tried: string[] = [];
  const setting = { 'audio.headsetButtons': { value: wanted } };
  const made = headsetToCheck({
    headsets: {
      store: createStore(
        () => ({ available: true, headsets: [], ...snapshot }) as HeadsetsSnapshot,
      ),
      tryLights: async (id) => {
        tried.push(id);
        return id === '' ? null : { written: true, acknowledged: true };
      },
      trialPressed: async () => true,
      endTrial: () => undefined,
    },
    settings: { store: createStore(() => ({ settings: setting })) } as unknown as SettingsDoor,
    info: { platform: 'linux' },
  });
  return { ...made, tried };
};

it('the headset in use is the one that is tried, and nothing is tried where there is none', async () => {
  expect(port({ available: false }).look()).toEqual({ kind: 'unavailable' });
  expect(port({ headsets: [view('a')] }, false).look()).toEqual({ kind: 'off' });
  expect(port({}).look()).toEqual({ kind: 'none' });
  const none = port({}).tryOut();
  expect([await none.lights, await none.pressed]).toEqual([null, false]);
  const two = port({ headsets: [view('a'), view('b', { used: true, reach: 'off' })] });
  expect(two.look()).toEqual({
    kind: 'headset',
    name: 'b',
    vendor: '0b0e',
    access: 'open',
    away: true,
    elsewhere: false,
    linux: true,
  });
  expect(await two.tryOut().pressed).toBe(true);
  expect(two.tried).toEqual(['b']);
});
