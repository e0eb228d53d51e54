import { describe, expect, it } from 'vitest';
import { openTestRoom } from './testing/testing-room';

const device = (id: string) => ({ id, groupId: id, label: id });

/** The agent is in a call, over the headset. */
const inCall = async () => {
  const room = openTestRoom();
  await room.settle();
  await room.callAudio.outgoing('a');
  await room.settle();
  return room;
};

describe('devices', () => {
  it('are reported at the start and when they change, and no oftener', async () => {
    const room = openTestRoom();
    await room.settle();
    expect(room.reports).toHaveLength(1);
    expect(room.state().decision.microphone?.id).toBe('headset');
    expect(room.ringerTones.sink).toBe('screen');
    await room.passes(5_000);
    expect(room.reports).toHaveLength(1);
    room.media.plugIn('audioinput', 'new');
    await room.passes(4_000);
    expect(room.reports).toHaveLength(1);
    await room.passes(1_000);
    expect(room.reports).toHaveLength(2);
    expect(room.state().devices.microphones.map(({ id }) => id)).toContain('new');
  });

  it('in mid-call follow a new decision without another track', async () => {
    const room = openTestRoom();
    await room.settle();
    await room.callAudio.outgoing('a');
    room.decide({ microphone: device('laptop'), speaker: device('other') });
    await room.settle();
    expect(room.graph.microphone).toBe('laptop');
    expect(room.graph.speaker).toBe('other');
    room.clock.advance(100);
    expect(room.media.live).toEqual(['laptop']);
  });

  it('a microphone that is pulled out in mid-call leaves silence and a question, never another microphone', async () => {
    const room = await inCall();
    room.media.pullOut('headset');
    await room.passes(400);
    expect(room.graph.microphone).toBeNull();
    expect(room.state()).toMatchObject({
      asking: { lost: 'headset', proposal: { id: 'laptop' } },
      decision: { microphone: null },
    });
    // Neither time, nor a change of settings, nor another call opens one behind the agent's back.
    room.settings.noiseSuppression = 'off';
    expect(await room.callAudio.outgoing('b')).toMatchObject({ ok: true });
    await room.passes(10_000);
    expect(room.media.live).toEqual([]);
    room.door.continueWith('nonsense');
    expect(room.state().asking).not.toBeNull();
    room.door.continueWith('laptop');
    await room.settle();
    expect(room.graph.microphone).toBe('laptop');
    expect(room.state()).toMatchObject({
      asking: null,
      decision: { microphone: { id: 'laptop' } },
    });
    // The headset is offered when it is back, and taken when the agent says so.
    room.media.plugInFirst('audioinput', 'headset');
    await room.passes(400);
    expect(room.graph.microphone).toBe('laptop');
    expect(room.state().offer?.id).toBe('headset');
    room.door.takeOffer();
    await room.settle();
    expect(room.graph.microphone).toBe('headset');
    expect(room.state().offer).toBeNull();
  });

  it('the microphone that went away is taken again when it is back before the agent chose', async () => {
    const room = await inCall();
    room.media.pullOut('headset');
    await room.passes(400);
    room.media.plugInFirst('audioinput', 'headset');
    await room.passes(400);
    expect(room.state().asking).toBeNull();
    expect(room.graph.microphone).toBe('headset');
  });

  it('a capture that ends as it is about to be let go does not leave the microphone missing', async () => {
    const room = await inCall();
    room.callAudio.release('a');
    await room.passes(4_500);
    room.media.captures.at(-1)?.dispatchEvent(new Event('ended'));
    await room.settle();
    expect(room.state().microphone).toBe('missing');
    await room.passes(2_000);
    expect(room.media.live).toEqual([]);
    expect(room.state().microphone).toBe('ready');
  });

  it('when the last microphone goes, the call is silent and knows it; a new one is proposed', async () => {
    const room = await inCall();
    room.media.pullOut('headset');
    room.media.pullOut('laptop');
    await room.passes(1_000);
    expect(room.graph.microphone).toBeNull();
    expect(room.state()).toMatchObject({
      microphone: 'missing',
      asking: { lost: 'headset', proposal: null },
    });
    room.media.plugIn('audioinput', 'spare');
    await room.passes(1_000);
    expect(room.graph.microphone).toBeNull();
    expect(room.state().asking?.proposal?.id).toBe('spare');
    // After the call the agent's order holds again.
    room.callAudio.release('a');
    expect(room.state().decision.microphone?.id).toBe('spare');
    expect(room.state().asking).toBeNull();
  });

  it('a speaker that is pulled out in mid-call is replaced within the second, and it is said', async () => {
    const room = openTestRoom();
    room.media.plugIn('audiooutput', 'beamer');
    await room.settle();
    await room.callAudio.outgoing('a');
    await room.settle();
    room.media.pullOut('screen');
    await room.passes(400);
    expect(room.graph.speaker).toBe('beamer');
    expect(room.state().lost).toEqual({ role: 'speaker', label: 'screen', now: 'beamer' });
    room.door.acknowledgeLost();
    expect(room.state().lost).toBeNull();
  });

  it('a capture that ends by itself although its device is there is opened again', async () => {
    const room = openTestRoom();
    await room.settle();
    await room.callAudio.outgoing('a');
    room.media.captures[0]?.dispatchEvent(new Event('ended'));
    expect(room.graph.microphone).toBeNull();
    await room.settle();
    await room.passes(1_000);
    expect(room.graph.microphone).toBe('headset');
  });

  it('new settings of the microphone reach a call within the second', async () => {
    const room = await inCall();
    room.settings.noiseSuppression = 'off';
    await room.passes(1_000);
    expect(room.media.asked.at(-1)).toMatchObject({ noiseSuppression: false });
    room.clock.advance(100);
    expect(room.media.live).toHaveLength(1);
  });
});

describe('the ring', () => {
  it('is the one that was chosen, and sounds in the headset as well when that is wished', async () => {
    const room = openTestRoom();
    room.media.plugIn('audiooutput', 'headset out');
    await room.settle();
    room.settings.ringTone = 'soft';
    room.ringer.incoming('ringing');
    expect([...room.ringerTones.sounding.keys()]).toEqual(['ringSoft']);
    expect(room.speakerTones.sounding.size).toBe(0);
    // What was begun is stopped, also when another was chosen meanwhile.
    room.settings.ringTone = 'bright';
    room.ringer.incoming('none');
    expect(room.ringerTones.sounding.size).toBe(0);
    room.settings.ringInHeadset = true;
    room.ringer.incoming('ringing');
    // One output for both: once is enough.
    expect(room.speakerTones.sounding.size).toBe(0);
    room.ringer.incoming('none');
    room.decide({ speaker: device('headset out') });
    room.ringer.incoming('ringing');
    expect([...room.speakerTones.sounding.keys()]).toEqual(['ringBright']);
    room.ringer.incoming('waiting');
    expect([...room.speakerTones.sounding.entries()]).toMatchObject([['waiting', { volume: 0.3 }]]);
    expect(room.ringerTones.sounding.size).toBe(0);
  });
});

describe('a Bluetooth headset', () => {
  it('that falls back to its telephone profile in mid-call is said, and that it recovered', async () => {
    const room = openTestRoom();
    room.media.plugInFirst('audioinput', 'Bluetooth buds');
    await room.settle();
    await room.passes(5_000);
    await room.callAudio.outgoing('a');
    await room.settle();
    expect(room.state().phoneProfile).toBe(false);
    const [capture] = room.media.captures;
    if (!capture) throw new Error('no capture');
    capture.sampleRate = 16_000;
    await room.passes(400);
    expect(room.state().phoneProfile).toBe(true);
    capture.sampleRate = 48_000;
    await room.passes(400);
    expect(room.state().phoneProfile).toBe(false);
  });
});
