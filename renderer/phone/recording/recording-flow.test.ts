import { describe, expect, it } from 'vitest';
import { callsOnPaper } from '../calls/testing/calls-on-paper';
import { fail, ok, type Result, silentLog } from '../../kernel';
import type { Recording } from '../../model/recording';
import { createRecordingFlow } from './recording-flow';

const settle = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

/** The flow over calls on paper; the shelf and the sound only write down. */
const recordings = (shelfSays: { append?: Result<null>; begin?: Result<null> } = {}) => {
  const calls = callsOnPaper();
  const done: string[] = [];
  const rows: Recording[] = [];
  let allowed = true;
  let part: (blob: Blob) => void = () => undefined;
  let stopped = () => undefined as void;
  const flow = createRecordingFlow({
    clock: calls.clock,
    log: silentLog,
    newId: () => 'r1',
    allowed: () => allowed,
    retentionDays: () => 30,
    keptFrom: calls.clock.now,
    agentName: () => 'Nadia',
    sound: {
      begin: (call, onPart, onStop) => {
        part = onPart;
        stopped = onStop;
        done.push(`sound ${call}`);
        return ok({ mimeType: 'audio/webm' });
      },
      pause: () => void done.push('pause'),
      resume: () => void done.push('resume'),
      signal: () => void done.push('signal'),
      end: () => {
        part(new Blob(['last']));
        done.push('end');
        return Promise.resolve();
      },
    },
    shelf: {
      begin: (row) => {
        rows.push({ ...row });
        done.push('row');
        return Promise.resolve(shelfSays.begin ?? ok(null));
      },
      append: async (_id, blob) => {
        done.push(`part ${await blob.text()}`);
        return shelfSays.append ?? ok(null);
      },
      finish: (row) => {
        rows.push({ ...row });
        done.push('closed');
        return Promise.resolve(ok(null));
      },
      remove: () => {
        done.push('removed');
        return Promise.resolve(ok(null));
      },
      watch: () => () => undefined,
      sound: () => Promise.resolve(fail('noRecording', 'storage')),
      sweep: () => Promise.resolve(ok(0)),
    },
  });
  calls.flow.store.subscribe(({ calls: all }) => flow.callsChanged(all));
  return {
    ...calls,
    recording: flow,
    done,
    rows,
    forbid: () => (allowed = false),
    give: (text: string) => part(new Blob([text])),
    stopByItself: () => stopped(),
    state: (call: string) => flow.store.getState().byCall[call],
    begin: async (call: string) => {
      flow.ask(call);
      flow.agreed(call);
      await settle();
    },
  };
};

describe('recording a call', () => {
  it('is on disk as a row before a sound is taken, and closed with its length after the last part', async () => {
    const desk = recordings();
    desk.talk('c');
    await desk.begin('c');
    expect(desk.done).toEqual(['row', 'sound c', 'signal']);
    desk.give('one');
    desk.clock.advance(61_000);
    desk.recording.stop('c');
    await settle();
    await settle();
    expect(desk.done.slice(3)).toEqual(['part one', 'end', 'part last', 'closed']);
    const now = desk.clock.now() - 61_000;
    expect(desk.rows.at(-1)).toMatchObject({
      interactionId: desk.find('c')?.interactionId,
      seconds: 61,
      agent: 'Nadia',
      state: 'closed',
      consentAt: now,
      keptUntil: now + 30 * 86_400_000,
    });
    expect(desk.state('c')).toMatchObject({ name: 'saved', seconds: 61 });
  });

  it('is not offered where it is not allowed, nor before the caller is talked to', () => {
    const desk = recordings();
    desk.ring('c');
    desk.recording.ask('c');
    expect(desk.state('c')).toBeUndefined();
    desk.flow.answer('c');
    desk.tell({ kind: 'established', call: 'c' });
    desk.forbid();
    desk.recording.ask('c');
    expect(desk.state('c')).toBeUndefined();
  });

  it('needs the agent to say that the caller agreed', async () => {
    const desk = recordings();
    desk.talk('c');
    desk.recording.agreed('c');
    desk.recording.ask('c');
    desk.recording.cancel('c');
    await settle();
    expect(desk.done).toEqual([]);
    expect(desk.state('c')).toEqual({ name: 'off' });
  });

  it('pauses while the call is held, and closes when it ends', async () => {
    const desk = recordings();
    desk.talk('c');
    await desk.begin('c');
    desk.clock.advance(10_000);
    desk.flow.hold('c');
    expect(desk.state('c')).toMatchObject({ name: 'paused', by: 'hold' });
    desk.clock.advance(30_000);
    desk.tell({ kind: 'holdChanged', call: 'c', held: true });
    desk.flow.resume('c');
    desk.tell({ kind: 'holdChanged', call: 'c', held: false });
    expect(desk.state('c')).toMatchObject({ name: 'recording' });
    desk.clock.advance(5_000);
    desk.hangUpThere('c');
    await settle();
    await settle();
    expect(desk.rows.at(-1)).toMatchObject({ seconds: 15, pauses: 1, state: 'closed' });
  });

  it('rests while it was held before it had begun, and in a conference', async () => {
    const desk = recordings();
    desk.talk('c');
    desk.recording.ask('c');
    desk.recording.agreed('c');
    desk.flow.hold('c');
    await settle();
    expect(desk.state('c')).toMatchObject({ name: 'paused', by: 'hold' });
    expect(desk.done).toContain('pause');
    const call = desk.find('c')!;
    const free = { ...call.hold, wanted: false, actual: false };
    desk.recording.callsChanged([{ ...call, hold: free }]);
    expect(desk.state('c')).toMatchObject({ name: 'recording' });
    desk.recording.callsChanged([{ ...call, hold: free, conference: true }]);
    expect(desk.state('c')).toMatchObject({ name: 'paused', by: 'hold' });
  });

  it('that the agent lets go on while the call is held waits for the caller', async () => {
    const desk = recordings();
    desk.talk('c');
    await desk.begin('c');
    desk.recording.pause('c');
    desk.flow.hold('c');
    desk.recording.resume('c');
    expect(desk.state('c')).toMatchObject({ name: 'paused', by: 'hold' });
    expect(desk.done.slice(-1)).toEqual(['pause']);
    desk.tell({ kind: 'holdChanged', call: 'c', held: true });
    desk.flow.resume('c');
    desk.tell({ kind: 'holdChanged', call: 'c', held: false });
    expect(desk.state('c')).toMatchObject({ name: 'recording' });
  });

  it('ends when somebody else takes the place of the one who agreed', async () => {
    const desk = recordings();
    desk.talk('c');
    await desk.begin('c');
    desk.clock.advance(9_000);
    const call = desk.find('c')!;
    desk.recording.callsChanged([{ ...call, remote: { ...call.remote, number: '4102' } }]);
    await settle();
    await settle();
    expect(desk.state('c')).toMatchObject({ name: 'saved', seconds: 9 });
  });

  it('says so when the disk is full, and keeps what it has', async () => {
    const desk = recordings({ append: fail('diskFull', 'storage') });
    desk.talk('c');
    await desk.begin('c');
    desk.clock.advance(4_000);
    desk.give('one');
    await settle();
    await settle();
    expect(desk.state('c')).toMatchObject({ name: 'failed', fault: 'diskFull', seconds: 4 });
    expect(desk.done).toContain('closed');
  });

  it('says at once that it stopped by itself, keeps what it has and can begin again', async () => {
    const desk = recordings();
    desk.talk('c');
    await desk.begin('c');
    desk.clock.advance(4_000);
    desk.give('one');
    desk.stopByItself();
    expect(desk.state('c')).toMatchObject({ name: 'failed', fault: 'recorderStopped', seconds: 4 });
    await settle();
    await settle();
    expect(desk.done).toContain('part one');
    expect(desk.rows.at(-1)).toMatchObject({ seconds: 4, state: 'closed' });
    await desk.begin('c');
    expect(desk.state('c')).toMatchObject({ name: 'recording' });
  });

  it('takes no sound where there is no keychain', async () => {
    const desk = recordings({ begin: fail('keychainMissing', 'storage') });
    desk.talk('c');
    await desk.begin('c');
    expect(desk.done).toEqual(['row']);
    expect(desk.state('c')).toMatchObject({ name: 'failed', fault: 'keychainMissing' });
  });

  it('a call that ends and leaves the list while it is written is closed all the same', async () => {
    const desk = recordings();
    desk.talk('c');
    await desk.begin('c');
    desk.clock.advance(3_000);
    desk.hangUpThere('c');
    desk.flow.dismiss('c');
    await settle();
    await settle();
    expect(desk.rows.at(-1)).toMatchObject({ seconds: 3, state: 'closed' });
    expect(desk.recording.store.getState().byCall).toEqual({});
  });
});
