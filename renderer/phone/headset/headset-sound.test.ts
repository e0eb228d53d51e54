import { describe, expect, it } from 'vitest';
import type { AudioDevice } from '@contract';
import { createHeadsetSound, type Orders, type SoundOrder } from './headset-sound';

const device = (label: string): AudioDevice => ({ id: `id of ${label}`, groupId: label, label });
const [jabra, poly, board] = ['Jabra Link 390', 'Poly BT700', 'Realtek'].map(device) as [
  AudioDevice,
  AudioDevice,
  AudioDevice,
];
const own = (...labels: string[]): SoundOrder => ({ labels, locked: false, own: true });
const unset: SoundOrder = { labels: [], locked: false, own: false };

interface Change {
  microphone?: SoundOrder;
  speaker?: SoundOrder;
  outputs?: AudioDevice[];
  writes?: boolean;
}

const room = (change: Change = {}) => {
  const headsets = [
    { id: 'j', name: 'Jabra Link 390', product: '0b0e:24c7', used: false },
    { id: 'p', name: 'Poly BT700', product: '047f:02e6', used: true },
  ];
  const orders = { microphone: change.microphone ?? unset, speaker: change.speaker ?? unset };
  const written: Orders[] = [];
  const continued: string[] = [];
  const preferred: (string | null)[] = [];
  const door = createHeadsetSound({
    headsets: () => headsets,
    devices: () => ({
      microphones: [jabra, poly, board],
      outputs: change.outputs ?? [jabra, poly, board],
    }),
    inUse: () => poly,
    order: (role) => orders[role],
    write: (changes) => {
      written.push(changes);
      for (const role of ['microphone', 'speaker'] as const) {
        const labels = changes[role];
        if (labels !== undefined) orders[role] = labels ? own(...labels) : unset;
      }
      return Promise.resolve(change.writes ?? true);
    },
    continueWith: (id) => continued.push(id),
    prefer: (id) => preferred.push(id),
  });
  return {
    door,
    orders,
    written,
    continued,
    preferred,
    chosen: () => door.store.getState().chosen,
  };
};

describe('choosing a headset', () => {
  it('chooses its microphone and its speaker, at the head of the order and in the call', async () => {
    const { door, written, continued, preferred, chosen } = room({
      microphone: own('Poly BT700', 'Jabra Link 390'),
    });
    await door.take('j');
    expect(written).toEqual([
      { microphone: ['Jabra Link 390', 'Poly BT700'], speaker: ['Jabra Link 390'] },
    ]);
    expect(continued).toEqual([jabra.id]);
    expect(preferred).toEqual(['j']);
    expect(chosen()).toEqual({
      id: 'j',
      name: 'Jabra Link 390',
      microphone: 'follows',
      speaker: 'follows',
    });
  });

  it('is taken back: orders, microphone, buttons', async () => {
    const microphone = own('Poly BT700');
    const { door, written, continued, preferred, chosen } = room({ microphone });
    await door.take('j');
    await door.undo();
    expect(written.at(-1)).toEqual({ microphone: ['Poly BT700'], speaker: null });
    expect(continued).toEqual([jabra.id, poly.id]);
    expect(preferred).toEqual(['j', 'p']);
    expect(chosen()).toBeNull();
    await door.undo();
    expect(written).toHaveLength(2);
  });

  it('leaves alone what was changed since, when it is taken back', async () => {
    const { door, orders, written, continued } = room();
    await door.take('j');
    orders.microphone = own('Realtek', 'Jabra Link 390');
    await door.undo();
    expect(written.at(-1)).toEqual({ speaker: null });
    expect(continued).toEqual([jabra.id]);
  });

  it('never changes what the IT department has fixed, and says so', async () => {
    const locked = { labels: ['Poly BT700'], locked: true, own: false };
    const { door, written, continued, preferred, chosen } = room({ microphone: locked });
    await door.take('j');
    expect(written).toEqual([{ speaker: ['Jabra Link 390'] }]);
    expect(continued).toEqual([]);
    expect(preferred).toEqual(['j']);
    expect(chosen()).toMatchObject({ microphone: 'fixed', speaker: 'follows' });
  });

  it('writes nothing where all is so already, and claims nothing that is not known', async () => {
    const both = room({ microphone: own('Poly BT700'), speaker: own('Poly BT700') });
    await both.door.take('p');
    expect(both.written).toEqual([]);
    expect(both.chosen()).toMatchObject({ microphone: 'stays', speaker: 'stays' });
    const deaf = room({ outputs: [board] });
    await deaf.door.take('j');
    expect(deaf.chosen()).toMatchObject({ microphone: 'follows', speaker: 'unknown' });
    const full = room({ writes: false });
    await full.door.take('j');
    expect(full.chosen()).toMatchObject({ microphone: 'failed', speaker: 'failed' });
    await full.door.take('gone');
    expect(full.preferred).toEqual(['j']);
  });
});
