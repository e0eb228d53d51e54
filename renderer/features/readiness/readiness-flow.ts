import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AudioDoor } from '../../phone/audio';
import type { Clock } from '../../kernel';
import type { LineProbe } from '../../phone/relay';
import { type Check, type CheckName, nothingChecked, overallOf } from './readiness';
import { readLast } from './last-check';
import type { ReadinessDoor, ReadinessSnapshot } from './readiness-door';
import type { HeadsetAttempt, HeadsetTrialPort, ReadinessMemory } from './readiness-port';
import {
  headsetBefore,
  headsetCannotBeTried,
  headsetCheck,
  heardCheck,
  type HeadsetThere,
  lineCheck,
  microphoneCheck,
  noHeadsetCheck,
  pathCheck,
  practiceNetwork,
  relayCheck,
  softVoice,
} from './readiness-rules';

export interface ReadinessOptions {
  port: LineProbe;
  audio: Pick<
    AudioDoor,
    'store' | 'onLevels' | 'startMicrophoneTest' | 'stopTest' | 'playTestTone'
  >;
  headset: HeadsetTrialPort;
  clock: Clock;
  memory: ReadinessMemory;
  line: () => { ready: boolean; practice: boolean };
  /** A call is on: nothing is tried under it. */
  calling: () => boolean;
}

const pings = { count: 12, everyMs: 150, timeoutMs: 2_000 };
/** Long enough for a sentence. */
const listenMs = 6_000;
/** Readings of 50 ms that must hold a voice before it counts. */
const voiced = 6;

/** Runs the check: what the network says beside what the agent hears, which takes its turn. */
export const createReadinessFlow = (options: ReadinessOptions): ReadinessDoor => new Flow(options);

class Flow implements ReadinessDoor {
  readonly store: StoreApi<ReadinessSnapshot>;
  readonly #options: ReadinessOptions;
  /** The check that is going on; an answer to an earlier one is not heard any more. */
  #turn = 0;
  #attempt: HeadsetAttempt | null = null;

  constructor(options: ReadinessOptions) {
    this.#options = options;
    this.store = createStore<ReadinessSnapshot>(() => ({
      checks: nothingChecked,
      last: readLast(options.memory),
    }));
  }

  start(): void {
    if (this.#options.calling()) return;
    this.stop();
    this.store.setState({ checks: nothingChecked });
    void this.#network(this.#turn);
    void this.#sound(this.#turn);
  }

  answer(role: 'speaker' | 'ringer', heard: boolean): void {
    if (this.store.getState().checks[role].state !== 'asks') return;
    this.#options.audio.stopTest();
    this.#put(this.#turn, role, heardCheck(role, heard));
    if (role === 'speaker') void this.#ask(this.#turn, 'ringer');
    else this.#headset(this.#turn);
  }

  playAgain(role: 'speaker' | 'ringer'): void {
    if (this.store.getState().checks[role].state === 'asks')
      void this.#options.audio.playTestTone(role);
  }

  skip(): void {
    if (this.store.getState().checks.headset.state === 'asks') this.#attempt?.stop();
  }

  stop(): void {
    this.#turn++;
    this.#attempt?.stop();
    this.#attempt = null;
    const { checks } = this.store.getState();
    const running = Object.values(checks).some(isOpen);
    if (!running) return;
    const kept = Object.entries(checks).map(([name, check]) => [
      name,
      isOpen(check) ? { state: 'waiting' } : check,
    ]);
    this.store.setState({ checks: Object.fromEntries(kept) as typeof checks });
    this.#options.audio.stopTest();
  }

  #put(turn: number, name: CheckName, check: Check): void {
    if (turn !== this.#turn) return;
    const checks = { ...this.store.getState().checks, [name]: check };
    const overall = overallOf(checks);
    this.store.setState({ checks });
    if (!overall) return;
    const last = { at: this.#options.clock.now(), overall };
    this.store.setState({ last });
    this.#options.memory.write(JSON.stringify(last));
  }

  async #network(turn: number): Promise<void> {
    const { line, port } = this.#options;
    const { ready, practice } = line();
    this.#put(turn, 'line', { state: 'running' });
    const measured = ready ? await this.#pings(turn) : [];
    this.#put(turn, 'line', lineCheck({ ready: line().ready, practice }, measured));
    if (practice) {
      this.#put(turn, 'relay', practiceNetwork);
      return this.#put(turn, 'path', practiceNetwork);
    }
    this.#put(turn, 'relay', { state: 'running' });
    const relay = relayCheck(await port.askServers());
    this.#put(turn, 'relay', relay);
    if (turn !== this.#turn) return;
    this.#put(turn, 'path', { state: 'running' });
    const relayed = relay.state === 'good' || relay.state === 'weak';
    this.#put(turn, 'path', pathCheck(measured, relayed ? await port.loop() : null));
  }

  async #pings(turn: number): Promise<(number | null)[]> {
    const { port, clock } = this.#options;
    const all: (number | null)[] = [];
    for (let count = 0; count < pings.count && turn === this.#turn; count++) {
      all.push(await port.ping(pings.timeoutMs));
      // A server that did not answer twice in a row will not answer ten times either.
      if (all.length === 2 && all.every((one) => one === null)) break;
      await new Promise<void>((resolve) => void clock.after(pings.everyMs, resolve));
    }
    return all;
  }

  async #sound(turn: number): Promise<void> {
    const { audio } = this.#options;
    this.#put(turn, 'microphone', { state: 'running' });
    await audio.startMicrophoneTest();
    const opened = audio.store.getState().test === 'microphone';
    const peak = opened && turn === this.#turn ? await this.#listen() : 0;
    if (turn !== this.#turn) return;
    audio.stopTest();
    this.#put(turn, 'microphone', microphoneCheck(audio.store.getState().microphone, peak));
    await this.#ask(turn, 'speaker');
  }

  /** The loudest moment, as soon as a voice was heard or when the time is over. */
  #listen(): Promise<number> {
    const { audio, clock } = this.#options;
    let peak = 0;
    let count = 0;
    return new Promise((resolve) => {
      const done = () => {
        forget();
        cancel();
        resolve(peak);
      };
      const cancel = clock.after(listenMs, done);
      const forget = audio.onLevels((levels) => {
        peak = Math.max(peak, levels.microphone);
        if (levels.microphone >= softVoice && ++count >= voiced) done();
      });
    });
  }

  /** The last that needs the agent: what is known of it at once, else its lights and one button. */
  #headset(turn: number): void {
    const { headset } = this.#options;
    const look = headset.look();
    if (look.kind !== 'headset') return this.#put(turn, 'headset', noHeadsetCheck(look.kind));
    const before = headsetBefore(look);
    if (before) return this.#put(turn, 'headset', before);
    const attempt = headset.tryOut();
    this.#attempt = attempt;
    this.#put(turn, 'headset', { state: 'running' });
    void this.#tryHeadset(turn, look, attempt);
  }

  async #tryHeadset(turn: number, look: HeadsetThere, attempt: HeadsetAttempt): Promise<void> {
    const lights = await attempt.lights;
    if (!lights) return this.#put(turn, 'headset', headsetCannotBeTried(look));
    if (lights.written) this.#put(turn, 'headset', { state: 'asks' });
    else attempt.stop();
    const pressed = await attempt.pressed;
    this.#put(turn, 'headset', headsetCheck(look, { ...lights, pressed }));
  }

  async #ask(turn: number, role: 'speaker' | 'ringer'): Promise<void> {
    this.#put(turn, role, { state: 'asks' });
    if (turn === this.#turn) await this.#options.audio.playTestTone(role);
  }
}

const isOpen = ({ state }: Check): boolean => state === 'running' || state === 'asks';
