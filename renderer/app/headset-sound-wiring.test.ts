import type { AudioDevice } from '@contract';
import { expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { AudioSnapshot } from '../phone/audio';
import type { Desk } from './desk';
import type { HeadsetsSnapshot, HeadsetView } from '../phone/headset';
import { ok } from '../kernel';
import { createHeadsetChoice } from './headset-sound-wiring';

const device = (id: string, label: string): AudioDevice => ({ id, groupId: label, label });
const poly = device('p', 'Poly BT700 (047f:02e6)');
const board = device('b', 'Realtek');

it('a headset chosen on its page goes to the head of the agent’s orders, and into the call that is on', async () => {
  const view = { id: 'h', name: 'Poly BT700', product: '047f:02e6', used: true } as HeadsetView;
  const headsets = createStore(() => ({ headsets: [view] }) as unknown as HeadsetsSnapshot);
  const devices = { microphones: [board, poly], outputs: [board, poly] };
  const decision = { microphone: board, speaker: board, ringer: board };
  const audio = createStore(() => ({ devices, decision }) as AudioSnapshot);
  const settings = createStore(() => ({
    settings: {
      'audio.microphones': { value: ['Realtek'], locked: false, source: 'user' },
      'audio.speakers': { value: [], locked: false, source: 'default' },
    },
  }));
  const changeAll = vi.fn((changes: Record<string, string[] | null>) => {
    const changed = Object.entries(changes).map(([key, value]) => [
      key,
      { value: value ?? [], locked: false, source: value ? 'user' : 'default' },
    ]);
    settings.setState({
      settings: { ...settings.getState().settings, ...Object.fromEntries(changed) },
    });
    return Promise.resolve(ok(null));
  });
  const continueWith = vi.fn<(id: string) => void>();
  const prefer = vi.fn<(id: string | null) => void>();
  const door = createHeadsetChoice(
    {
      headsets: { store: headsets, prefer } as unknown as Desk['headsets'],
      audio: { door: { store: audio, continueWith } },
    },
    { store: settings, changeAll } as unknown as Desk['settings'],
  );
  await door.take('h');
  expect(changeAll).toHaveBeenLastCalledWith({
    'audio.microphones': [poly.label, 'Realtek'],
    'audio.speakers': [poly.label],
  });
  expect(continueWith).toHaveBeenLastCalledWith('p');
  expect(prefer).toHaveBeenLastCalledWith('h');
  await door.undo();
  expect(changeAll).toHaveBeenLastCalledWith({
    'audio.microphones': ['Realtek'],
    'audio.speakers': null,
  });
  expect(continueWith).toHaveBeenLastCalledWith('b');
});
