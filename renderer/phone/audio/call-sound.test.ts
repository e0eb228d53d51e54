import { describe, expect, it } from 'vitest';
import { openTestRoom } from './testing/testing-room';

describe('a conference', () => {
  it('joins whoever is named; whoever is silenced hears and is not heard', async () => {
    const room = openTestRoom();
    for (const id of ['a', 'b', 'c']) await room.callAudio.outgoing(id);
    room.microphone.mix(['a', 'b']);
    expect(room.graph.routes).toEqual(['a>b', 'b>a']);
    room.microphone.setHeard('b', false);
    expect(room.graph.routes).toEqual(['a>b', 'b>a']);
    expect([...room.graph.unheard]).toEqual(['b']);
    room.microphone.setHeard('b', true);
    expect([...room.graph.unheard]).toEqual([]);
    room.microphone.mix([]);
    expect(room.graph.routes).toEqual([]);
  });

  it('goes on without whoever left, who is heard again in another one', async () => {
    const room = openTestRoom();
    for (const id of ['a', 'b', 'c']) await room.callAudio.outgoing(id);
    room.microphone.mix(['a', 'b', 'c']);
    room.microphone.setHeard('b', false);
    room.microphone.release('b');
    expect(room.graph.routes).toEqual(['a>c', 'c>a']);
    room.microphone.mix(['b', 'c']);
    expect(room.graph.routes).toEqual(['b>c', 'c>b']);
    expect([...room.graph.unheard]).toEqual([]);
  });
});

describe('the neural network', () => {
  it('does the browser’s work, and gives it back where it cannot', async () => {
    const room = openTestRoom();
    room.settings.noiseSuppression = 'neural';
    await room.callAudio.outgoing('a');
    await room.settle();
    expect(room.graph.improvements).toEqual({ microphone: true, callers: false, level: false });
    expect(room.media.asked.at(-1)).toMatchObject({ noiseSuppression: false });
    room.graph.tellSuppressor({ of: 'microphone', state: 'on' });
    expect(room.state().suppressor).toBe('on');
    room.graph.tellSuppressor({ of: 'microphone', state: 'tooSlow' });
    await room.settle();
    expect(room.state().suppressor).toBe('tooSlow');
    expect(room.media.asked.at(-1)).toMatchObject({ noiseSuppression: true });
    room.clock.advance(100);
    expect(room.media.live).toHaveLength(1);
  });

  it('says once that it gave up, until the call is over', async () => {
    const room = openTestRoom();
    await room.callAudio.outgoing('a');
    room.graph.tellSuppressor({ of: 'callers', state: 'failed' });
    expect(room.state()).toMatchObject({ suppressor: 'off', suppressorGaveUp: 'callers' });
    room.microphone.release('a');
    expect(room.state().suppressorGaveUp).toBeNull();
    await room.callAudio.outgoing('b');
    room.graph.tellSuppressor({ of: 'microphone', state: 'failed' });
    expect(room.state()).toMatchObject({ suppressor: 'failed', suppressorGaveUp: null });
  });

  it('is asked for in mid-call when the agent chooses it', async () => {
    const room = openTestRoom();
    await room.callAudio.outgoing('a');
    room.settings.suppressCallers = true;
    room.clock.advance(1_000);
    await room.settle();
    expect(room.graph.improvements).toMatchObject({ microphone: false, callers: true });
  });
});

describe('hold music', () => {
  it('plays beside the gate, which stays as it is', async () => {
    const room = openTestRoom();
    await room.callAudio.outgoing('a');
    room.microphone.setOpen('a', false);
    room.microphone.setHoldMusic('a', true);
    expect([...room.graph.music]).toEqual(['a']);
    expect(room.graph.gates.get('a')).toBe(false);
    room.microphone.setHoldMusic('a', false);
    expect([...room.graph.music]).toEqual([]);
  });

  it('waits for the track, and ends with the call', async () => {
    const room = openTestRoom();
    room.microphone.setHoldMusic('a', true);
    expect([...room.graph.music]).toEqual([]);
    await room.callAudio.outgoing('a');
    expect([...room.graph.music]).toEqual(['a']);
    room.microphone.release('a');
    await room.callAudio.outgoing('a');
    expect([...room.graph.music]).toEqual([]);
  });
});
