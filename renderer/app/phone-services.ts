import type { DeskBridge, DeskInfo, ResolvedSettings } from '@contract';
import { createAudio } from '../phone/audio';
import { type CallsFlow, type CallsGate, createCallsFlow, isLive } from '../phone/calls';
import { createLineFlow, type LineDoor } from '../phone/line';
import type { AgentFacts } from '../phone/port';
import type { AgentStateName, ForwardRule } from '../phone/team';
import type { SipPhone } from '../phone/sip';
import { createStore } from 'zustand/vanilla';
import { createSteadyClock, newId, type Clock, type Log } from '../kernel';
import { createFact, type Fact } from '../platform/services';
import type { SettingsDoor } from '../platform/settings';
import type { DeskCode } from './desk-code';
import { createLazyPhone } from './lazy-phone';
import { createPractice } from './practice';

/** As many calls as an agent can keep apart: one talking, the others waiting or held. */
const maxCalls = 4;

const hasCall = (calls: Pick<CallsFlow, 'store'>) => calls.store.getState().calls.some(isLive);

/** One for each installation (RFC 5626 section 4.1): the PBX tells two desks of one agent apart by it. */
const instanceId = (): string => {
  const known = localStorage.getItem('allodesk.instance');
  if (known) return known;
  const made = crypto.randomUUID();
  localStorage.setItem('allodesk.instance', made);
  return made;
};

/** Where a call goes instead of ringing is asked before the service that knows it is made; null: it rings. */
export const forwardFactService = () => ({
  gives: { forwardRule: createFact<ForwardRule>(() => null) },
});

/** What the desk decides for the phone. Until a desk has said something, no call rings. */
export const agentFactsService = () => {
  const store = createStore<{ gate: CallsGate; state: { name: AgentStateName } }>(() => ({
    gate: 'unavailable',
    state: { name: 'unavailable' },
  }));
  const are = ({ gate, state }: AgentFacts) => store.setState({ gate, state: { name: state } });
  return {
    gives: { agent: { store }, gate: (): CallsGate => store.getState().gate },
    doors: { agentFacts: { are } },
  };
};

interface AudioNeeds {
  bridge: DeskBridge;
  values: () => ResolvedSettings;
  practising: () => boolean;
  clock: Clock;
  log: Log;
}

/** All sound, by what the settings say. */
export const audioService = ({ bridge, values, practising, clock, log }: AudioNeeds) => {
  const audio = createAudio({
    bridge,
    clock,
    log,
    settings: () => ({
      echoCancellation: values()['audio.echoCancellation'].value,
      noiseSuppression: values()['audio.noiseSuppression'].value,
      suppressCallers: values()['audio.suppressCallers'].value,
      levelCallers: values()['audio.levelCallers'].value,
      autoGainControl: values()['audio.autoGainControl'].value,
      ringVolume: values()['audio.ringVolume'].value,
      ringTone: values()['audio.ringTone'].value,
      ringInHeadset: values()['audio.ringInHeadset'].value,
      waitingVolume: values()['audio.waitingVolume'].value,
    }),
    microphoneOptional: practising,
  });
  return { gives: { audio }, doors: { audio: audio.door } };
};

type Audio = ReturnType<typeof createAudio>;

interface PhoneNeeds {
  code: Pick<DeskCode, 'sip'>;
  audio: Audio;
  settings: SettingsDoor;
  info: DeskInfo;
  clock: Clock;
  log: Log;
}

/** The real phone and the practice line, both loaded when they are first wanted. */
export const phoneService = ({ code, audio, settings, info, clock, log }: PhoneNeeds) => {
  const { sip } = code;
  const lineClock = createSteadyClock();
  const phone = createLazyPhone(
    async () =>
      (await sip()).createSipPhone({
        clock: lineClock,
        log,
        newCallId: newId,
        instanceId: instanceId(),
        audio: audio.callAudio,
        userAgent: `Allodesk/${info.version}`,
      }),
    log,
  );
  const practice = createPractice({ clock, log, settings, languages: info.languages, sip });
  return { gives: { phone, practice, lineClock }, doors: { practice } };
};

interface LineNeeds {
  phone: SipPhone;
  lineClock: Clock;
  inCall: Fact<boolean>;
  values: () => ResolvedSettings;
  log: Log;
}

export const lineService = ({ phone, lineClock, inCall, values, log }: LineNeeds) => {
  const line = createLineFlow({
    port: phone.line,
    clock: lineClock,
    log,
    random: Math.random,
    inCall: () => inCall.ask(),
    keepAliveMs: () => values()['line.keepAlive'].value * 1000,
  });
  return { gives: { line }, doors: { line } };
};

interface CallNeeds {
  phone: SipPhone;
  audio: Audio;
  line: LineDoor;
  gate: () => CallsGate;
  inCall: Fact<boolean>;
  forwardRule: Fact<ForwardRule>;
  values: () => ResolvedSettings;
  country: () => string;
  practising: () => boolean;
  clock: Clock;
  log: Log;
}

export const callService = (needs: CallNeeds) => {
  const { phone, audio, line, gate, inCall, forwardRule, values, clock, log } = needs;
  const calls = createCallsFlow({
    port: phone.calls,
    microphone: audio.microphone,
    clock,
    log,
    newId,
    lineReady: () => line.store.getState().state.phase === 'ready',
    lineId: () => values()['desk.line'].value,
    practice: needs.practising,
    country: needs.country,
    earlyMedia: () => values()['line.earlyMedia'].value,
    gate,
    callWaiting: () => values()['line.callWaiting'].value,
    forward: (desk) => forwardRule.ask()(desk),
    maxCalls,
  });
  inCall.known(() => hasCall(calls));
  return { gives: { calls }, doors: { calls } };
};
