import { createStore } from 'zustand/vanilla';
import type { Clock, Log } from '../kernel';
import type { LineAccount } from '../line';
import type { MemoryNet, SipPhone } from '../sip';
import { playScript } from './customer-script';
import type { CustomerVoice } from './customer-voice';
import type { PracticeDoor, ScenarioId } from './practice-door';
import { createPracticeNet } from './practice-net';
import { scenarioIds, scenarios } from './scenario';

const domain = 'practice.invalid';
const agentUser = 'agent';

const account = (user: string, displayName: string): LineAccount => ({
  lineId: 'practice',
  server: '',
  domain,
  user,
  authUser: user,
  displayName,
  realm: domain,
  secret: '',
  iceServers: [],
  registerExpires: 600,
});

export interface PracticeLineOptions {
  clock: Clock;
  log: Log;
  newId(): string;
  voice: CustomerVoice;
  /** Makes the customer's phone: the same one as the agent's, with the customer's voice. */
  createPhone(audio: CustomerVoice['audio']): Promise<SipPhone>;
  /** Who calls: the number in the book, and the queue that is called, in the agent's language. */
  casting(scenario: ScenarioId): { number: string; queue: string };
  /** The scenario whose customer has this number, for calls that the agent makes. */
  scenarioOf(number: string): ScenarioId | null;
}

export interface PracticeLine extends PracticeDoor {
  /** What the agent's own phone is connected to. */
  net: MemoryNet;
  account: LineAccount;
  dispose(): Promise<void>;
}

const queueUser = (name: string) =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** The practice line: a network in memory, and a second phone that plays the customers. */
export const createPracticeLine = (options: PracticeLineOptions): PracticeLine => {
  const { clock, log, voice } = options;
  const store = createStore<{ running: ScenarioId | null }>(() => ({ running: null }));
  const net = createPracticeNet({
    domain,
    agent: agentUser,
    customer: () => customerUser,
    queues: () =>
      scenarioIds.map((id) => {
        const name = options.casting(id).queue;
        return { user: queueUser(name), name };
      }),
  });
  let phone: SipPhone | undefined;
  /** The number that whoever plays the customer calls from, and is registered under. */
  let customerUser = '';
  let current: { call: string; scenario: ScenarioId } | undefined;
  let callWhenReady: ScenarioId | undefined;

  const play = (call: string, scenario: ScenarioId) => {
    const over = () => current?.call !== call;
    const hangUp = () => phone?.calls.hangUp(call);
    playScript(scenarios[scenario], { voice, clock, hangUp, over }).catch((error: unknown) =>
      log('warn', `practice customer: ${String(error)}`),
    );
  };

  const callNow = (scenario: ScenarioId) => {
    const call = options.newId();
    current = { call, scenario };
    store.setState({ running: scenario });
    phone?.calls.dial(call, queueUser(options.casting(scenario).queue), {
      earlyMedia: false,
      anonymous: false,
    });
  };

  const receive = (call: string, number: string) => {
    const scenario = options.scenarioOf(number);
    if (!scenario || current) return phone?.calls.decline(call, current ? 'busy' : 'unavailable');
    current = { call, scenario };
    store.setState({ running: scenario });
    clock.after(2500, () => current?.call === call && phone?.calls.answer(call));
  };

  const connect = async (user: string) => {
    if (!phone) {
      const made = await options.createPhone(voice.audio);
      phone = made;
      made.line.onSignal((signal) => {
        if (signal.kind === 'connected') made.line.register();
        if (signal.kind !== 'registered' || !callWhenReady) return;
        const scenario = callWhenReady;
        callWhenReady = undefined;
        callNow(scenario);
      });
      made.calls.onSignal((signal) => {
        if (signal.kind === 'incoming') receive(signal.call, signal.called?.number ?? '');
        if (signal.call !== current?.call) return;
        if (signal.kind === 'established') play(signal.call, current.scenario);
        if (signal.kind !== 'ended') return;
        current = undefined;
        voice.hush();
        store.setState({ running: null });
      });
    }
    customerUser = user;
    await phone.use({ via: 'memory', account: account(user, ''), net });
    phone.line.connect();
  };

  return {
    net,
    account: account(agentUser, ''),
    scenarios: scenarioIds,
    store,
    start: (scenario) => {
      if (current || callWhenReady) return;
      callWhenReady = scenario;
      connect(options.casting(scenario).number).catch((error: unknown) => {
        callWhenReady = undefined;
        log('error', `practice line: ${String(error)}`);
      });
    },
    stop: () => {
      callWhenReady = undefined;
      if (current) phone?.calls.hangUp(current.call);
    },
    dispose: async () => {
      await phone?.dispose();
      phone = undefined;
    },
  };
};
