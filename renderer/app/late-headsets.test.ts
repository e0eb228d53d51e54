import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { CallPicture, HeadsetOrder, Headsets, HeadsetsSnapshot } from '../phone/headset';
import { Listeners, silentLog } from '../kernel';
import { createLateHeadsets } from './late-headsets';

const headsetsThatNote = () => {
  const told: unknown[] = [];
  const orders = new Listeners<HeadsetOrder>();
  const store = createStore<HeadsetsSnapshot>(() => ({
    available: true,
    headsets: [],
    unknown: [],
    lesson: null,
    mutedThere: false,
    usedElsewhereAt: null,
  }));
  const headsets = {
    store,
    quirks: (all: unknown) => told.push(['quirks', all]),
    use: (wanted: boolean) => told.push(['use', wanted]),
    calls: (picture: CallPicture) => told.push(['calls', picture.ringing]),
    muted: (muted: boolean) => told.push(['muted', muted]),
    speaksInto: (label: string | null) => told.push(['speaksInto', label]),
    choose: async () => void told.push(['choose']),
    lookFurther: async () => void told.push(['look']),
    endTeaching: () => told.push(['end']),
    showLights: (id: string) => told.push(['lights', id]),
    onOrder: (listener: (order: HeadsetOrder) => void) => orders.add(listener),
    onMute: () => () => undefined,
  } as unknown as Headsets;
  return { headsets, told, orders, store };
};
const picture = (ringing: boolean): CallPicture => ({
  ringing,
  busy: false,
  held: false,
  message: false,
});
const options = { available: true, log: silentLog };
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('headsets that are still being loaded', () => {
  it('hear how it stands when they come, and everything from then on', async () => {
    const { headsets, told } = headsetsThatNote();
    const late = createLateHeadsets(async () => headsets, options);
    late.calls(picture(true));
    late.calls(picture(false));
    late.muted(true);
    late.speaksInto(null);
    late.use(true);
    late.quirks([]);
    expect(told).toEqual([]);
    await settle();
    const standing = [
      ['quirks', []],
      ['calls', false],
      ['muted', true],
      ['speaksInto', null],
      ['use', true],
    ];
    expect(told).toEqual(standing);
    late.calls(picture(true));
    late.use(false);
    expect(told.slice(standing.length)).toEqual([
      ['calls', true],
      ['use', false],
    ]);
  });

  it('are heard by whoever listened before, and shown', async () => {
    const { headsets, orders, store } = headsetsThatNote();
    const late = createLateHeadsets(async () => headsets, options);
    const heard: HeadsetOrder[] = [];
    late.onOrder((order) => heard.push(order));
    await settle();
    orders.tell('answer');
    store.setState({ usedElsewhereAt: 7 });
    expect(heard).toEqual(['answer']);
    expect(late.store.getState().usedElsewhereAt).toBe(7);
  });

  it('are asked for by a click that came before them', async () => {
    const { headsets, told } = headsetsThatNote();
    const late = createLateHeadsets(async () => headsets, options);
    await late.choose();
    expect(told).toEqual([['choose']]);
  });

  it('are not searched for any more when the agent has left the search meanwhile', async () => {
    const { headsets, told } = headsetsThatNote();
    const late = createLateHeadsets(async () => headsets, options);
    const left = late.lookFurther();
    late.endTeaching();
    await left;
    expect(told).toEqual([]);
    await late.lookFurther();
    expect(told).toEqual([['look']]);
  });
});
