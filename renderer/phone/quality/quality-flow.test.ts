import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Call, CallsSnapshot } from '../calls';
import { manualClock, silentLog } from '../../kernel';
import { createQualityFlow } from './quality-flow';
import { createCounters } from './testing/testing-readings';

const hold = { wanted: false, actual: false, syncing: false, refused: false, byRemote: false };
const talking = {
  id: 'a',
  phase: { name: 'talking', since: 0 },
  hold: { ...hold, since: null },
  muted: false,
  media: 'flowing',
} as unknown as Call;

const createRig = () => {
  const clock = manualClock();
  const counters = createCounters();
  let level: (levels: { microphone: number; callers: Record<string, number> }) => void = () =>
    undefined;
  let listening = 0;
  let reads = 0;
  let caller = 0.1;
  let arrives = 0.1;
  const store = createStore<CallsSnapshot>(() => ({ calls: [], stageId: null }));
  const flow = createQualityFlow({
    port: {
      read: () => {
        reads++;
        return Promise.resolve(counters.second({ ms: 500, level: arrives }));
      },
    },
    calls: { store },
    clock,
    log: silentLog,
    onLevels: (listener) => {
      level = listener;
      listening++;
      return () => listening--;
    },
    microphoneTrack: () => 'live',
    louderMicrophone: () => Promise.resolve('Jabra'),
  });
  const seconds = async (count: number, heard: number | null) => {
    for (let half = 0; half < 2 * count; half++) {
      if (heard !== null) level({ microphone: heard, callers: { a: caller } });
      clock.advance(500);
      await Promise.resolve();
      await Promise.resolve();
      await Promise.resolve();
    }
  };
  return {
    seconds,
    calls: (...calls: Call[]) => store.setState({ calls }),
    quality: () => flow.store.getState().calls['a'],
    reads: () => reads,
    listening: () => listening,
    /** What the desk hears of the caller, and what the connection counts. */
    caller: (desk: number, connection: number) => {
      caller = desk;
      arrives = connection;
    },
  };
};

describe('the flow of quality', () => {
  it('reads twice a second while a call is talked in, and not otherwise', async () => {
    const rig = createRig();
    await rig.seconds(5, 0.1);
    expect([rig.reads(), rig.listening()]).toEqual([0, 0]);
    rig.calls(talking);
    await rig.seconds(5, 0.1);
    expect([rig.reads(), rig.listening()]).toEqual([10, 1]);
    expect(rig.quality()).toMatchObject({ grade: 'good', silence: null });
    rig.calls({ ...talking, phase: { name: 'ending', since: 0 } } as Call);
    await rig.seconds(5, 0.1);
    expect([rig.reads(), rig.listening()]).toEqual([10, 0]);
    expect(rig.quality()?.summary.seconds).toBe(4);
    rig.calls();
    expect(rig.quality()).toBeUndefined();
  });

  it('asks other microphones when its own gives nothing, and names the one that hears', async () => {
    const rig = createRig();
    rig.calls(talking);
    await rig.seconds(6, 0);
    expect(rig.quality()?.silence).toEqual({ fault: 'wrongDevice', label: 'Jabra' });
    await rig.seconds(3, 0.1);
    expect(rig.quality()?.silence).toBeNull();
  });

  it('makes figures once a second of what it reads twice', async () => {
    const rig = createRig();
    rig.calls(talking);
    await rig.seconds(5, 0.1);
    expect(rig.quality()?.moments).toHaveLength(4);
  });

  it('takes a level meter that was held back for what it heard last', async () => {
    const rig = createRig();
    rig.calls(talking);
    await rig.seconds(2, 0.1);
    await rig.seconds(6, null);
    expect(rig.quality()?.silence).toBeNull();
  });

  it('believes the desk’s own ear where the connection counts nothing', async () => {
    const rig = createRig();
    rig.calls(talking);
    rig.caller(0.05, 0);
    await rig.seconds(6, 0.1);
    expect(rig.quality()?.silence).toBeNull();
    // The room between his words is heard, and then nothing.
    rig.caller(0.002, 0);
    await rig.seconds(2, 0.1);
    rig.caller(0, 0);
    await rig.seconds(4, 0.1);
    expect(rig.quality()?.silence?.fault).toBe('arrivesSilent');
  });

  it('does not listen for a muted agent', async () => {
    const rig = createRig();
    rig.calls({ ...talking, muted: true });
    await rig.seconds(10, 0);
    expect(rig.quality()?.silence).toBeNull();
  });
});
