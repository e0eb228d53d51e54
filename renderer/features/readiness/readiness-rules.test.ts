import type { ServerAnswer } from '../../phone/relay';
import { describe, expect, it } from 'vitest';
import { nothingChecked, overallOf } from './readiness';
import {
  headsetBefore,
  headsetCheck,
  heardCheck,
  lineCheck,
  microphoneCheck,
  noHeadsetCheck,
  pathCheck,
  relayCheck,
} from './readiness-rules';

const code = (check: ReturnType<typeof pathCheck>) =>
  'finding' in check ? `${check.state} ${check.finding.code}` : check.state;
const turn = (answer: ServerAnswer['answer'], url = 'turn:a'): ServerAnswer => ({
  url,
  kind: 'turn',
  answer,
});
const stun = (answer: ServerAnswer['answer']): ServerAnswer => ({
  url: 'stun:s',
  kind: 'stun',
  answer,
});

describe('the microphone', () => {
  it.each([
    ['refused', 0, 'bad microphoneRefused'],
    ['missing', 0, 'bad microphoneMissing'],
    ['unknown', 0, 'bad microphoneMissing'],
    ['busy', 0, 'bad microphoneBusy'],
    ['ready', 0, 'bad microphoneSilent'],
    ['ready', 0.000_03, 'bad microphoneSilent'],
    ['ready', 0.005, 'weak microphoneQuiet'],
    ['ready', 0.1, 'good microphoneHeard'],
  ] as const)('%s with a peak of %s: %s', (state, peak, expected) =>
    expect(code(microphoneCheck(state, peak))).toBe(expected),
  );
});

it('what the agent heard is believed', () => {
  expect(code(heardCheck('speaker', true))).toBe('good speakerHeard');
  expect(code(heardCheck('ringer', false))).toBe('bad ringerNotHeard');
});

describe('the headset', () => {
  const headset = {
    kind: 'headset',
    name: 'Jabra Link 390',
    vendor: '0b0e',
    access: 'open',
    away: false,
    elsewhere: false,
    linux: false,
  } as const;

  it('is skipped with its reason, and what is known to be wrong is not tried', () => {
    const before = (look: Parameters<typeof headsetBefore>[0]) => {
      const check = headsetBefore(look);
      return check && code(check);
    };
    expect(code(noHeadsetCheck('off'))).toBe('skipped headsetOff');
    expect(code(noHeadsetCheck('unavailable'))).toBe('skipped headsetUnavailable');
    expect(code(noHeadsetCheck('none'))).toBe('skipped headsetNone');
    expect(before({ ...headset, access: 'refused' })).toBe('bad headsetRefused');
    expect(before({ ...headset, away: true })).toBe('bad headsetAway');
    // Its lights are the other program's: whatever is written there ends a call.
    expect(before({ ...headset, elsewhere: true })).toBe('weak headsetElsewhere');
    expect(before(headset)).toBeNull();
    // Its lights may be written again by now.
    expect(before({ ...headset, access: 'readOnly' })).toBeNull();
  });

  it('on Linux names the rule that lets it be opened, with its maker', () => {
    const linux = { ...headset, linux: true };
    expect(headsetBefore({ ...linux, access: 'refused' })).toMatchObject({
      state: 'bad',
      finding: { code: 'headsetRefusedLinux', values: { vendor: '0b0e' } },
    });
    const unwritten = { written: false, acknowledged: false, pressed: false };
    expect(code(headsetCheck(linux, unwritten))).toBe('bad headsetReadOnlyLinux');
  });

  it.each([
    [{ written: false }, 'bad headsetReadOnly'],
    [{ pressed: true }, 'good headsetPressed'],
    [{ acknowledged: true }, 'good headsetAnswers'],
    [{}, 'weak headsetNotTried'],
  ])('%j: %s', (tried, expected) => {
    const all = { written: true, acknowledged: false, pressed: false };
    expect(code(headsetCheck(headset, { ...all, ...tried }))).toBe(expected);
  });
});

describe('the line', () => {
  const ready = { ready: true, practice: false };
  it('is ready when the server answers, with the middle delay', () => {
    const check = lineCheck(ready, [10, null, 30, 20.4, 400]);
    expect(check).toMatchObject({ state: 'good', finding: { values: { delay: 30 } } });
  });
  it('is not ready when it is not, or when nobody answers', () => {
    expect(code(lineCheck({ ...ready, ready: false }, [10]))).toBe('bad lineNotReady');
    expect(code(lineCheck(ready, [null, null]))).toBe('bad lineSilent');
    expect(code(lineCheck(ready, []))).toBe('bad lineSilent');
    expect(code(lineCheck({ ready: true, practice: true }, []))).toBe('good linePractice');
  });
});

describe('the servers', () => {
  it.each([
    [[], 'skipped relayNone'],
    [[turn('ok')], 'good relayReady'],
    [[turn('silent')], 'bad relaySilent'],
    [[turn('refused')], 'bad relayRefused'],
    [[turn('wrong')], 'bad relayWrong'],
    [[stun('ok'), turn('refused')], 'bad relayRefused'],
    [[turn('ok'), turn('silent', 'turn:b')], 'weak relayOneSilent'],
    [[stun('silent')], 'weak stunSilent'],
    [[stun('silent'), turn('ok')], 'good relayReady'],
    [[stun('ok')], 'good stunReady'],
  ] as const)('%#: %s', (servers, expected) => expect(code(relayCheck(servers))).toBe(expected));

  it('the one that fails is named', () =>
    expect(relayCheck([turn('ok'), turn('silent', 'turn:b')])).toMatchObject({
      finding: { values: { url: 'turn:b' } },
    }));
});

describe('the way to the PBX', () => {
  const steady = [20, 21, 20, 22];
  it('is good by its pings, or by the sound over the relay', () => {
    expect(code(pathCheck(steady, null))).toBe('good pathGood');
    expect(code(pathCheck(steady, { loss: 0, jitterMs: 2 }))).toBe('good pathMeasured');
  });
  it('names what is wrong', () => {
    expect(code(pathCheck(steady, { loss: 0.05, jitterMs: 2 }))).toBe('weak pathLoss');
    expect(code(pathCheck(steady, { loss: 0.2, jitterMs: 2 }))).toBe('bad pathLoss');
    expect(code(pathCheck(steady, { loss: 0, jitterMs: 45 }))).toBe('weak pathJitter');
    expect(code(pathCheck([20, 90, 20, 90], null))).toBe('weak pathJitter');
    expect(code(pathCheck([400, 401], null))).toBe('weak pathDelay');
    expect(code(pathCheck([700, 701], null))).toBe('bad pathDelay');
    expect(code(pathCheck([null], null))).toBe('bad pathNone');
  });
  it('gives loss in per cent', () =>
    expect(pathCheck(steady, { loss: 0.0123, jitterMs: 2 })).toMatchObject({
      finding: { values: { loss: 1.2 } },
    }));
});

describe('the whole', () => {
  const all = (state: 'good' | 'weak' | 'bad' | 'skipped') => ({
    state,
    finding: { code: 'pathNone' as const, values: {} },
  });
  it('is known when everything is, and is as bad as the worst', () => {
    expect(overallOf(nothingChecked)).toBeNull();
    const good = {
      microphone: all('good'),
      speaker: all('good'),
      ringer: all('good'),
      headset: all('skipped'),
      line: all('good'),
      relay: all('skipped'),
      path: all('good'),
    };
    expect(overallOf(good)).toBe('good');
    expect(overallOf({ ...good, ringer: { state: 'asks' } })).toBeNull();
    expect(overallOf({ ...good, path: all('weak') })).toBe('weak');
    expect(overallOf({ ...good, path: all('weak'), line: all('bad') })).toBe('bad');
  });
});
