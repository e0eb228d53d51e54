import { describe, expect, it } from 'vitest';
import type { CallPhase } from '../../model/call';
import { isLost } from '../../phone/calls/call-rules';
import { talkingCall as call } from '../../phone/calls/testing/sample-call';
import { lastLine, noteCall, stageState, stageTint } from './stage-state';

const held = { ...call({}).hold, wanted: true, actual: true, since: 1 };
const over = (reason: 'hungUp' | 'lineLost', talkedSeconds: number): CallPhase => ({
  name: 'ended',
  talkedSeconds,
  end: { reason, by: 'remote', at: 0 },
});
const calm = {
  microphoneLost: false,
  deviceLost: false,
  speaking: false,
  silent: false,
  phoneProfile: false,
  offered: false,
  lineReady: true,
};

describe('a call without a microphone', () => {
  it('says so from the first ring on, whatever else there is to say of its sound', () => {
    const heard = { ...calm, none: true, silent: true, lineReady: false };
    expect(lastLine(call({ phase: { name: 'dialling', since: 0 } }), heard)).toBe('noMicrophone');
    expect(lastLine(call(), heard)).toBe('noMicrophone');
    expect(lastLine(call({ hold: held }), heard)).toBe('held');
  });
});

describe('what the stage shows', () => {
  it.each([
    [{ name: 'ringing', since: 0 }, 'ringing', 'ringing'],
    [{ name: 'answering', since: 0 }, 'answering', 'talking'],
    [{ name: 'dialling', since: 0 }, 'dialling', 'talking'],
    [{ name: 'ringingThere', since: 0, earlyMedia: false }, 'dialling', 'talking'],
    [{ name: 'talking', since: 0 }, 'talking', 'talking'],
    [{ name: 'ending', since: 0, talkedSince: 0, reason: 'hungUp' }, 'ended', 'wrapup'],
    [over('hungUp', 9), 'ended', 'wrapup'],
    [over('lineLost', 9), 'lost', 'retry'],
    [over('lineLost', 0), 'ended', 'wrapup'],
  ] as [CallPhase, ReturnType<typeof stageState>, string][])('%j is %s', (phase, state, tint) => {
    expect(stageState(call({ phase }), 'ready', true)).toBe(state);
    expect(stageTint[state]).toBe(tint);
  });

  it('says hold only when it is so, whatever is wanted', () => {
    expect(stageState(call({ hold: { ...held, actual: false } }), 'ready', true)).toBe('talking');
    expect(stageState(call({ hold: held }), 'ready', true)).toBe('held');
    expect(stageState(call({ hold: { ...call({}).hold, byRemote: true } }), 'ready', true)).toBe(
      'heldByRemote',
    );
  });

  it('puts lost sound before hold', () => {
    expect(stageState(call({ hold: held, media: 'troubled' }), 'ready', true)).toBe('reconnecting');
  });

  it('asks for a microphone only where one is needed and nothing rings', () => {
    expect(stageState(null, 'refused', true)).toBe('microphone');
    expect(stageState(null, 'missing', true)).toBe('microphone');
    expect(stageState(null, 'refused', false)).toBe('idle');
    expect(stageState(null, 'unknown', true)).toBe('idle');
    expect(stageState(call({ phase: { name: 'ringing', since: 0 } }), 'refused', true)).toBe(
      'ringing',
    );
  });

  it('calls a call lost only when somebody was talked to', () => {
    expect(isLost('lineLost', 3)).toBe(true);
    expect(isLost('mediaFailed', 3)).toBe(true);
    expect(isLost('lineLost', 0)).toBe(false);
    expect(isLost('hungUp', 3)).toBe(false);
  });
});

describe('the last line of the stage', () => {
  it('says what the devices have to say, the worst first', () => {
    const all = { ...calm, silent: true, phoneProfile: true, offered: true };
    expect(
      lastLine(call({ muted: true }), { ...all, microphoneLost: true, deviceLost: true }),
    ).toBe('microphoneLost');
    expect(lastLine(call({}), all)).toBe('microphoneSilent');
    expect(lastLine(call({}), { ...all, silent: false })).toBe('deviceOffered');
    expect(lastLine(call({}), { ...calm, phoneProfile: true })).toBe('phoneProfile');
  });
  it('names the headset that is switched off before it wonders about silence', () => {
    const off = { ...calm, headsetAway: 'off' as const };
    expect(lastLine(call({}), { ...off, silent: true, quality: 'silence' })).toBe('headsetAway');
    expect(lastLine(call({}), { ...off, busy: true })).toBe('microphoneBusy');
    expect(lastLine(call({ hold: held }), off)).toBe('held');
    expect(lastLine(call({}), { ...calm, headsetAway: null })).toBe('lanes');
  });
  it('carries the lanes when all is well', () => expect(lastLine(call({}), calm)).toBe('lanes'));

  it('says one thing, worst first', () => {
    const worst = call({
      muted: true,
      media: 'troubled',
      hold: { ...held, syncing: true },
      transfer: { step: 'failed', target: '4102', status: 486 },
    });
    expect(lastLine(worst, { ...calm, deviceLost: true, speaking: true, lineReady: false })).toBe(
      'deviceLost',
    );
    expect(lastLine(worst, { ...calm, speaking: true })).toBe('muted');
    expect(lastLine({ ...worst, hold: call({}).hold }, { ...calm, speaking: true })).toBe(
      'speakingMuted',
    );
    expect(lastLine({ ...worst, muted: false }, calm)).toBe('transferFailed');
    expect(lastLine({ ...worst, muted: false, transfer: { step: 'none' } }, calm)).toBe(
      'reconnecting',
    );
  });

  it('tells what is wanted apart from what is so', () => {
    const syncing = { ...call({}).hold, syncing: true };
    expect(lastLine(call({ hold: { ...syncing, wanted: true } }), calm)).toBe('holding');
    expect(lastLine(call({ hold: { ...syncing, actual: true } }), calm)).toBe('resuming');
    expect(lastLine(call({ hold: { ...held, refused: true } }), calm)).toBe('holdRefused');
    expect(lastLine(call({ hold: held }), calm)).toBe('held');
  });

  it('says that the line is away while the sound still comes', () => {
    expect(lastLine(call({}), { ...calm, lineReady: false })).toBe('lineAway');
  });
});

describe('whose note is under the stage', () => {
  const ringing = call({ id: 'b', phase: { name: 'ringing', since: 0 } });
  const ended = call({ id: 'a', phase: over('hungUp', 5) });

  it('is that of the call on the stage', () => {
    const talking = call({});
    expect(noteCall(talking, [talking])).toBe(talking);
  });

  it('stays with the call that is being written up while another one rings', () => {
    expect(noteCall(ringing, [ended, ringing])).toBe(ended);
  });

  it('is nobody’s while the first call rings', () => {
    expect(noteCall(ringing, [ringing])).toBeNull();
    expect(noteCall(null, [])).toBeNull();
  });
});
