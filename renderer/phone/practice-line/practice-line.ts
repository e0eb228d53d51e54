import { createStore } from 'zustand/vanilla';
import type { Clock, Log } from '../../kernel';
import type { LineAccount } from '../line';
import type { MemoryNet, SipPhone } from '../sip';
import { playScript } from './customer-script';
import type { CustomerVoice } from './customer-voice';
import { type PracticeDoor, type ScenarioId, scenarioIds } from './practice-door';
import { createPracticeNet } from './practice-net';
import { scenarios } from './scenario';

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
  /** The customers are there to be called. */
  prepare(): void;
  dispose(): Promise<void>;
}

const queueUser = (name: string) =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Whoever plays the customers: a second phone and its voice, one customer at a time. */
class CustomerAgent {
  readonly store = createStore<{ running: ScenarioId | null }>(() => ({ running: null }));
  /** The number that it calls from, and is registered under. */
  user = '';
  readonly #options: PracticeLineOptions;
  #phone: SipPhone | undefined;
  #current: { call: string; scenario: ScenarioId } | undefined;
  #callWhenReady: ScenarioId | undefined;
  #registered = false;
  #turn: Promise<void> = Promise.resolve();

  constructor(options: PracticeLineOptions) {
    this.#options = options;
  }

  /** Is there to be called. */
  prepare(net: MemoryNet): void {
    if (this.#phone) return;
    const first = this.#options.casting('complaint').number;
    this.#connect(first, net).catch((error: unknown) =>
      this.#options.log('error', `practice line: ${String(error)}`),
    );
  }

  start(scenario: ScenarioId, net: MemoryNet): void {
    if (this.#current || this.#callWhenReady) return;
    this.#callWhenReady = scenario;
    this.#connect(this.#options.casting(scenario).number, net).catch((error: unknown) => {
      this.#callWhenReady = undefined;
      this.#options.log('error', `practice line: ${String(error)}`);
    });
  }

  stop(): void {
    this.#callWhenReady = undefined;
    if (this.#current) this.#phone?.calls.hangUp(this.#current.call);
  }

  async dispose(): Promise<void> {
    await this.#phone?.dispose();
    this.#phone = undefined;
  }

  #begin(call: string, scenario: ScenarioId): void {
    this.#current = { call, scenario };
    this.store.setState({ running: scenario });
  }

  #over(): void {
    this.#current = undefined;
    this.#options.voice.hush();
    this.store.setState({ running: null });
  }

  #play(call: string, scenario: ScenarioId): void {
    const { voice, clock, log } = this.#options;
    const over = () => this.#current?.call !== call;
    const hangUp = () => this.#phone?.calls.hangUp(call);
    playScript(scenarios[scenario], { voice, clock, hangUp, over }).catch((error: unknown) =>
      log('warn', `practice customer: ${String(error)}`),
    );
  }

  #callNow(scenario: ScenarioId): void {
    const call = this.#options.newId();
    const queue = queueUser(this.#options.casting(scenario).queue);
    this.#begin(call, scenario);
    this.#phone?.calls.dial(call, queue, { earlyMedia: false, anonymous: false });
  }

  /** The agent calls a customer back. */
  #receive(phone: SipPhone, call: string, number: string): void {
    const scenario = this.#options.scenarioOf(number);
    if (!scenario || this.#current) {
      phone.calls.decline(call, this.#current ? 'busy' : 'nobodyHere');
      return;
    }
    this.#begin(call, scenario);
    this.#options.clock.after(2500, () => {
      if (this.#current?.call === call) phone.calls.answer(call);
    });
  }

  #follow(phone: SipPhone): void {
    phone.line.onSignal((signal) => {
      if (signal.kind === 'connected') phone.line.register();
      if (signal.kind === 'disconnected') this.#registered = false;
      if (signal.kind !== 'registered') return;
      this.#registered = true;
      this.#callIfReady();
    });
    phone.calls.onSignal((signal) => {
      if (signal.kind === 'incoming')
        this.#receive(phone, signal.call, signal.called?.number ?? '');
      if (signal.call !== this.#current?.call) return;
      if (signal.kind === 'established') this.#play(signal.call, this.#current.scenario);
      if (signal.kind === 'ended') this.#over();
    });
  }

  /** One at a time: who prepares and who calls may meet. */
  #connect(user: string, net: MemoryNet): Promise<void> {
    this.#turn = this.#turn.then(() => this.#connectNow(user, net));
    const turn = this.#turn;
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #connectNow(user: string, net: MemoryNet): Promise<void> {
    if (!this.#phone) {
      this.#phone = await this.#options.createPhone(this.#options.voice.audio);
      this.#follow(this.#phone);
    }
    if (this.user === user) return this.#callIfReady();
    this.user = user;
    this.#registered = false;
    await this.#phone.use({ via: 'memory', account: account(user, ''), net });
    this.#phone.line.connect();
  }

  #callIfReady(): void {
    const scenario = this.#callWhenReady;
    if (!scenario || !this.#registered || this.user !== this.#options.casting(scenario).number)
      return;
    this.#callWhenReady = undefined;
    this.#callNow(scenario);
  }
}

/** The practice line: a network in memory, and a second phone that plays the customers. */
export const createPracticeLine = (options: PracticeLineOptions): PracticeLine => {
  const customer = new CustomerAgent(options);
  const net = createPracticeNet({
    domain,
    agent: agentUser,
    customer: () => customer.user,
    isCustomer: (user) => options.scenarioOf(user) !== null,
    queues: () =>
      scenarioIds.map((id) => {
        const name = options.casting(id).queue;
        return { user: queueUser(name), name };
      }),
  });
  return {
    net,
    account: account(agentUser, ''),
    store: customer.store,
    prepare: () => customer.prepare(net),
    start: (scenario) => customer.start(scenario, net),
    stop: () => customer.stop(),
    dispose: () => customer.dispose(),
  };
};
