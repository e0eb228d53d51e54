import { describe, expect, it } from 'vitest';
import { openTestRoom } from './testing/testing-room';

describe('a call', () => {
  it('finds the microphone open that was warmed while it rang, and stays silent until it is opened', async () => {
    const room = openTestRoom();
    await room.settle();
    room.microphone.warm();
    await room.settle();
    expect(room.media.live).toEqual(['headset']);
    const track = await room.callAudio.outgoing('a');
    expect(track).toMatchObject({ ok: true, value: { id: 'a' } });
    expect(room.media.asked).toHaveLength(1);
    expect(room.graph.gates.get('a')).toBe(false);
    room.microphone.setOpen('a', true);
    expect(room.graph.gates.get('a')).toBe(true);
    room.microphone.setOpen('a', false);
    expect(room.graph.gates.get('a')).toBe(false);
  });

  it('is open from the start when that was wished before there was a track', async () => {
    const room = openTestRoom();
    room.microphone.setOpen('a', true);
    await room.callAudio.outgoing('a');
    expect(room.graph.gates.get('a')).toBe(true);
  });

  it('lets the microphone go some seconds after the end, however often it is released', async () => {
    const room = openTestRoom();
    await room.callAudio.outgoing('a');
    room.callAudio.release('a');
    room.microphone.release('a');
    room.callAudio.release('a');
    expect(room.graph.gates.size).toBe(0);
    room.clock.advance(4_000);
    expect(room.media.live).toEqual(['headset']);
    room.clock.advance(2_000);
    expect(room.media.live).toEqual([]);
    expect(room.graph.awake).toBe(false);
    expect(room.state().microphone).toBe('ready');
  });

  it('keeps the microphone while the next one rings', async () => {
    const room = openTestRoom();
    await room.callAudio.outgoing('a');
    room.ringer.incoming('waiting');
    room.callAudio.release('a');
    room.clock.advance(30_000);
    expect(room.media.live).toEqual(['headset']);
    room.ringer.incoming('none');
    room.clock.advance(6_000);
    expect(room.media.live).toEqual([]);
  });

  it.each([
    ['NotAllowedError', 'microphoneRefused', 'refused'],
    ['NotFoundError', 'microphoneMissing', 'missing'],
  ])('%s refuses it with %s', async (error, code, state) => {
    const room = openTestRoom();
    await room.settle();
    room.media.failures = [error, error];
    const track = await room.callAudio.outgoing('a');
    expect(track).toMatchObject({ ok: false, fault: { code } });
    expect(room.state().microphone).toBe(state);
    // Nothing of it is left behind.
    room.clock.advance(10_000);
    expect(room.graph.gates.size).toBe(0);
    expect(room.graph.awake).toBe(false);
  });

  it('waits for a microphone that another program is just letting go of', async () => {
    const room = openTestRoom();
    await room.settle();
    room.media.failures = ['NotReadableError', 'NotReadableError', 'NotReadableError'];
    const track = room.callAudio.outgoing('a');
    for (let turn = 0; turn < 3; turn++) {
      await room.settle();
      room.clock.advance(1_000);
    }
    expect(await track).toMatchObject({ ok: true });
    expect(room.media.asked).toHaveLength(4);
  });

  it('says busy when it does not; the call goes on, and gets it once it is free', async () => {
    const room = openTestRoom();
    await room.settle();
    room.media.failures = Array.from({ length: 4 }, () => 'NotReadableError');
    const track = room.callAudio.outgoing('a');
    for (let turn = 0; turn < 3; turn++) {
      await room.settle();
      room.clock.advance(1_000);
    }
    expect(await track).toMatchObject({ ok: true });
    expect(room.state().microphone).toBe('busy');
    room.clock.advance(2_000);
    await room.settle();
    expect(room.state().microphone).toBe('ready');
  });

  it('that ended while the microphone was being opened gets no track and leaves no capture', async () => {
    const room = openTestRoom();
    const track = room.callAudio.outgoing('a');
    room.callAudio.release('a');
    expect(await track).toMatchObject({ ok: false });
    room.clock.advance(6_000);
    expect(room.media.live).toEqual([]);
  });
});

describe('an emergency call', () => {
  it.each(['NotAllowedError', 'NotFoundError', 'NotReadableError'])(
    'has its track at once, whatever becomes of the microphone: %s',
    async (failure) => {
      const room = openTestRoom();
      await room.settle();
      room.media.failures = [failure];
      expect(await room.callAudio.outgoing('a', { whatever: true })).toMatchObject({ ok: true });
      await room.settle();
      expect(room.media.asked.length).toBeGreaterThan(0);
      expect(room.graph.awake).toBe(true);
    },
  );
});

describe('a line that needs no microphone', () => {
  it('does not ask the agent for one', async () => {
    const room = openTestRoom({ microphoneOptional: true, granted: false });
    await room.settle();
    room.microphone.warm();
    expect(await room.callAudio.outgoing('a')).toMatchObject({ ok: true });
    await room.settle();
    expect(room.media.asked).toEqual([]);
    expect(room.graph.awake).toBe(true);
  });

  it('uses the one that is permitted, and does not mind when it fails', async () => {
    const room = openTestRoom({ microphoneOptional: true });
    await room.settle();
    room.media.failures = ['NotAllowedError'];
    expect(await room.callAudio.outgoing('a')).toMatchObject({ ok: true });
    await room.settle();
    expect(room.media.asked).toHaveLength(1);
  });
});

describe('before the first call', () => {
  it('asking uncovers the names and lets the microphone go', async () => {
    const room = openTestRoom({ granted: false });
    await room.settle();
    expect(room.state()).toMatchObject({ microphone: 'unknown', devices: { microphones: [] } });
    room.media.permissionState = 'granted';
    await room.door.askMicrophone();
    expect(room.state().microphone).toBe('ready');
    expect(room.state().devices.microphones).toHaveLength(2);
    room.clock.advance(6_000);
    expect(room.media.live).toEqual([]);
  });

  it('asking in vain says why', async () => {
    const room = openTestRoom({ granted: false });
    await room.settle();
    room.media.failures = ['NotAllowedError'];
    await room.door.askMicrophone();
    expect(room.state().microphone).toBe('refused');
  });

  it('a test borrows the microphone until it is stopped, and a call ends it', async () => {
    const room = openTestRoom();
    await room.settle();
    await room.door.startMicrophoneTest();
    expect(room.state().test).toBe('microphone');
    room.clock.advance(60_000);
    expect(room.media.live).toEqual(['headset']);
    room.ringer.incoming('ringing');
    expect(room.state().test).toBe('none');
    expect(room.ringerTones.sounding.get('ring')?.volume).toBe(0.5);
    room.ringer.incoming('none');
    expect(room.ringerTones.sounding.size).toBe(0);
  });

  it('a test tone ends by itself', async () => {
    const room = openTestRoom();
    const played = room.door.playTestTone('speaker');
    expect(room.state().test).toBe('tone');
    room.speakerTones.sounding.get('test')?.end();
    await played;
    expect(room.state().test).toBe('none');
  });

  it('an echo test records what is said', async () => {
    const room = openTestRoom();
    void room.door.startEchoTest();
    await room.settle();
    expect(room.state()).toMatchObject({ test: 'echo', echo: 'recording' });
    room.door.stopTest();
    expect(room.state()).toMatchObject({ test: 'none', echo: null });
  });
});

describe('levels', () => {
  it('come twenty times a second, and only while somebody looks', () => {
    const room = openTestRoom();
    room.clock.advance(1_000);
    expect(room.graph.readings).toBe(0);
    const seen: number[] = [];
    const forget = room.door.onLevels(({ remote }) => seen.push(remote));
    room.clock.advance(1_000);
    expect(seen).toHaveLength(20);
    forget();
    forget();
    room.clock.advance(1_000);
    expect(room.graph.readings).toBe(20);
  });
});

describe('after dispose', () => {
  it('nothing is open and nothing looks', async () => {
    const room = openTestRoom();
    await room.callAudio.outgoing('a');
    room.dispose();
    room.clock.advance(60_000);
    await room.settle();
    expect(room.media.live).toEqual([]);
    expect(room.reports).toHaveLength(1);
  });
});
