import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { AudioSnapshot, Levels } from '../../phone/audio';
import { manualClock } from '../../kernel';
import { createReadinessFlow } from './readiness-flow';
import type { HeadsetTrialPort } from './readiness-port';

/** A headset that takes its lights as it is told, and whose button the test presses. */
const fakeHeadset = (lights = { written: true, acknowledged: true }) => {
  let end: (pressed: boolean) => void = () => undefined;
  const trials = { begun: 0, stopped: 0 };
  const port: HeadsetTrialPort = {
    look: () => ({
      kind: 'headset',
      name: 'Jabra Link 390',
      vendor: '0b0e',
      access: 'open',
      away: false,
      elsewhere: false,
      linux: false,
    }),
    tryOut: () => {
      trials.begun++;
      const pressed = new Promise<boolean>((resolve) => (end = resolve));
      const stop = () => {
        trials.stopped++;
        end(false);
      };
      return { lights: Promise.resolve(lights), pressed, stop };
    },
  };
  return { port, trials, press: () => end(true) };
};
const nothing = {
  lights: Promise.resolve(null),
  pressed: Promise.resolve(false),
  stop: () => undefined,
};
type FakeHeadset = ReturnType<typeof fakeHeadset>;

const open = (
  change: {
    memory?: string;
    ready?: boolean;
    practice?: boolean;
    microphone?: AudioSnapshot['microphone'];
    headset?: FakeHeadset;
  } = {},
) => {
  const clock = manualClock();
  const store = createStore(
    () => ({ microphone: change.microphone ?? 'ready', test: 'none' }) as AudioSnapshot,
  );
  const listeners = new Set<(levels: Levels) => void>();
  const played: string[] = [];
  let kept = change.memory ?? null;
  let calling = false;
  const asked = { servers: 0, loops: 0 };
  const door = createReadinessFlow({
    clock,
    audio: {
      store,
      onLevels: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      startMicrophoneTest: () => {
        if (store.getState().microphone === 'ready') store.setState({ test: 'microphone' });
        return Promise.resolve();
      },
      stopTest: () => store.setState({ test: 'none' }),
      playTestTone: (role) => {
        played.push(role);
        return Promise.resolve();
      },
    },
    port: {
      ping: () => Promise.resolve(20),
      askServers: () => {
        asked.servers++;
        return Promise.resolve([{ url: 'turn:a', kind: 'turn', answer: 'ok' }]);
      },
      loop: () => {
        asked.loops++;
        return Promise.resolve({ loss: 0, jitterMs: 3 });
      },
    },
    memory: { read: () => kept, write: (text) => (kept = text) },
    headset: change.headset?.port ?? { look: () => ({ kind: 'none' }), tryOut: () => nothing },
    line: () => ({ ready: change.ready ?? true, practice: change.practice ?? false }),
    calling: () => calling,
  });
  const settle = async () => {
    for (let turn = 0; turn < 30; turn++) await Promise.resolve();
  };
  const pass = async (ms: number) => {
    for (let at = 0; at < ms; at += 50) {
      clock.advance(50);
      await settle();
    }
  };
  return {
    door,
    played,
    asked,
    settle,
    pass,
    kept: () => kept,
    call: () => (calling = true),
    speak: (level: number, times: number) => {
      for (let time = 0; time < times; time++)
        for (const listener of listeners) listener({ microphone: level, remote: 0 });
    },
    state: (name: keyof ReturnType<typeof door.store.getState>['checks']) =>
      door.store.getState().checks[name],
  };
};

describe('the check before the shift', () => {
  it('goes through everything, asks what only the agent knows, and keeps the result with its time', async () => {
    const room = open();
    room.door.start();
    await room.settle();
    expect(room.state('microphone').state).toBe('running');
    room.speak(0.1, 6);
    await room.pass(3_000);
    expect(room.state('microphone')).toMatchObject({ finding: { code: 'microphoneHeard' } });
    expect(room.state('line')).toMatchObject({
      finding: { code: 'lineReady', values: { delay: 20 } },
    });
    expect(room.state('relay')).toMatchObject({ finding: { code: 'relayReady' } });
    expect(room.state('path')).toMatchObject({ finding: { code: 'pathMeasured' } });
    expect(room.state('speaker').state).toBe('asks');
    room.door.playAgain('speaker');
    room.door.answer('ringer', true);
    expect(room.state('ringer').state).toBe('waiting');
    room.door.answer('speaker', true);
    await room.settle();
    expect(room.door.store.getState().last).toBeNull();
    room.door.answer('ringer', false);
    expect(room.played).toEqual(['speaker', 'speaker', 'ringer']);
    expect(room.door.store.getState().last).toMatchObject({ overall: 'bad' });
    expect(JSON.parse(room.kept() ?? '')).toEqual(room.door.store.getState().last);
  });

  const throughTheSound = async (room: ReturnType<typeof open>) => {
    room.door.start();
    await room.pass(6_200);
    room.door.answer('speaker', true);
    await room.settle();
    expect(room.state('headset').state).toBe('waiting');
    room.door.answer('ringer', true);
    expect(room.state('headset').state).toBe('running');
    await room.settle();
    expect(room.state('headset').state).toBe('asks');
    expect(room.door.store.getState().last).toBeNull();
  };

  it('asks for one button of the headset, and takes the press for the answer', async () => {
    const headset = fakeHeadset();
    const room = open({ headset });
    await throughTheSound(room);
    headset.press();
    await room.settle();
    expect(room.state('headset')).toMatchObject({
      state: 'good',
      finding: { code: 'headsetPressed', values: { name: 'Jabra Link 390' } },
    });
    expect(room.door.store.getState().last).not.toBeNull();
    room.door.skip();
    expect(headset.trials).toEqual({ begun: 1, stopped: 0 });
  });

  it('goes on without a button, and says what is not known then', async () => {
    for (const [acknowledged, found] of [
      [true, 'headsetAnswers'],
      [false, 'headsetNotTried'],
    ] as const) {
      const headset = fakeHeadset({ written: true, acknowledged });
      const room = open({ headset });
      await throughTheSound(room);
      room.door.skip();
      await room.settle();
      expect(room.state('headset')).toMatchObject({ finding: { code: found } });
    }
  });

  it('asks for no button of a headset whose lights cannot be written', async () => {
    const headset = fakeHeadset({ written: false, acknowledged: false });
    const room = open({ headset });
    room.door.start();
    await room.pass(6_200);
    room.door.answer('speaker', true);
    room.door.answer('ringer', true);
    await room.settle();
    expect(room.state('headset')).toMatchObject({ finding: { code: 'headsetReadOnly' } });
    expect(headset.trials.stopped).toBe(1);
  });

  it('leaves the headset to a call', async () => {
    const headset = fakeHeadset();
    const room = open({ headset });
    await throughTheSound(room);
    room.door.stop();
    await room.settle();
    expect(headset.trials.stopped).toBe(1);
    expect(room.state('headset').state).toBe('waiting');
  });

  it('says that nothing came from the microphone', async () => {
    const room = open();
    room.door.start();
    await room.settle();
    room.speak(0, 20);
    await room.pass(6_100);
    expect(room.state('microphone')).toMatchObject({ finding: { code: 'microphoneSilent' } });
  });

  it('goes on where the microphone is refused', async () => {
    const room = open({ microphone: 'refused' });
    room.door.start();
    await room.settle();
    expect(room.state('microphone')).toMatchObject({ finding: { code: 'microphoneRefused' } });
    expect(room.state('speaker').state).toBe('asks');
  });

  it('does not ask a network that the practice line does not use', async () => {
    const room = open({ practice: true });
    room.door.start();
    await room.pass(3_000);
    expect(room.asked).toEqual({ servers: 0, loops: 0 });
    expect(room.state('line')).toMatchObject({ finding: { code: 'linePractice' } });
    expect(room.state('path').state).toBe('skipped');
  });

  it('is given up for a call, and does not begin during one', async () => {
    const room = open();
    room.door.start();
    await room.settle();
    room.door.stop();
    await room.pass(10_000);
    expect(room.state('microphone').state).toBe('waiting');
    expect(room.played).toEqual([]);
    room.call();
    room.door.start();
    await room.settle();
    expect(room.state('microphone').state).toBe('waiting');
  });

  it.each(['', 'null', '{"at":"today","overall":"good"}', '{"at":1,"overall":"great"}', '{'])(
    'takes %j for no earlier result',
    (memory) => expect(open({ memory }).door.store.getState().last).toBeNull(),
  );

  it('remembers when it was last done', () => {
    const { last } = open({ memory: '{"at":5,"overall":"weak"}' }).door.store.getState();
    expect(last).toEqual({ at: 5, overall: 'weak' });
  });
});
