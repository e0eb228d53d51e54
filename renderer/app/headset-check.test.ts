import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { HeadsetsSnapshot, HeadsetTrial, HeadsetView } from '../phone/headset';
import type { SettingsDoor } from '../platform/settings';
import { headsetToCheck } from './headset-check';

const view = (id: string, more: Partial<HeadsetView> = {}) =>
  ({ id, name: id, product: '0b0e:24c7', access: 'open', used: false, ...more }) as HeadsetView;

const port = (snapshot: Partial<HeadsetsSnapshot>, wanted = true) => {
  const tried: string[] = [];
  const trial: HeadsetTrial = {
    lights: Promise.resolve({ written: true, acknowledged: true }),
    pressed: Promise.resolve('hook'),
    stop: () => undefined,
  };
  const setting = { 'audio.headsetButtons': { value: wanted } };
  const made = headsetToCheck({
    headsets: {
      store: createStore(
        () => ({ available: true, headsets: [], ...snapshot }) as HeadsetsSnapshot,
      ),
      tryOut: (id) => {
        tried.push(id);
        return id === '' ? null : trial;
      },
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
  expect(port({}).tryOut()).toBeNull();
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
  expect(await two.tryOut()?.pressed).toBe(true);
  expect(two.tried).toEqual(['b']);
});
