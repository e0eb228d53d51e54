import type { Cancel, Clock, Log, Result } from '../../kernel';
import { fail, ok } from '../../kernel';
import type { AudioGraph, MediaPort } from './audio-ports';
import { constraintsFor, faultOf, type MicrophoneSource } from './microphone';
import {
  microphoneClosed,
  type MicrophoneEffect,
  type MicrophoneEvent,
  type MicrophoneMachine,
  microphoneStep,
} from './microphone-machine';

export interface KeeperOptions {
  media: MediaPort;
  graph: Pick<AudioGraph, 'setMicrophone'>;
  clock: Clock;
  log: Log;
  /** What is to be opened now. */
  source: () => MicrophoneSource;
  /** Nothing may be opened: the agent is asked which one. */
  forbidden: () => boolean;
  onChange: (state: MicrophoneMachine) => void;
  /** The capture ended by itself. */
  onEnded: () => void;
}

/** Runs the machine of the microphone: opens, swaps and closes the one capture that feeds the graph. */
export class MicrophoneKeeper {
  readonly #options: KeeperOptions;
  readonly #arrived = new Map<number, MediaStream>();
  #state: MicrophoneMachine = microphoneClosed;
  #stream: MediaStream | null = null;
  #cancelRetry: Cancel | null = null;
  #waiting: ((result: Result<MediaStream>) => void)[] = [];

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  get state(): MicrophoneMachine {
    return this.#state;
  }

  get stream(): MediaStream | null {
    return this.#stream;
  }

  /** `muted`: the system gives no sound of it (Media Capture and Streams, section 4.3.1). */
  get track(): 'live' | 'muted' | 'none' {
    const [track] = this.#stream?.getAudioTracks() ?? [];
    if (!track) return 'none';
    return track.muted || track.readyState === 'ended' ? 'muted' : 'live';
  }

  /** The device that feeds the calls now; null when it is not known. */
  get device(): string | null {
    if (this.#state.name === 'open') return this.#state.source.deviceId;
    if (this.#state.name === 'opening' || this.#state.name === 'waiting')
      return this.#state.kept?.deviceId ?? null;
    return null;
  }

  /** `whatever`: also where the agent has yet to choose one. Opens it, or joins whoever is opening it. Codes microphoneRefused, microphoneMissing, microphoneBusy. */
  want(whatever = false): Promise<Result<MediaStream>> {
    if (!whatever && this.#options.forbidden())
      return Promise.resolve(fail('microphoneMissing', 'device', 'the agent has not chosen yet'));
    this.#send({ kind: 'wanted', source: this.#options.source() });
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#answerWaiting();
    });
  }

  decided(): void {
    if (this.#options.forbidden()) return;
    this.#send({ kind: 'decided', source: this.#options.source() });
  }

  unwanted(): void {
    this.#send({ kind: 'unwanted' });
  }

  gone(): void {
    this.#send({ kind: 'gone' });
  }

  #send(event: MicrophoneEvent): void {
    const step = microphoneStep(this.#state, event);
    const changed = step.next !== this.#state;
    this.#state = step.next;
    for (const effect of step.effects) this.#run(effect);
    if (!changed) return;
    this.#answerWaiting();
    this.#options.onChange(this.#state);
  }

  #run(effect: MicrophoneEffect): void {
    switch (effect.do) {
      case 'open':
        void this.#open(effect.ticket, effect.source);
        return;
      case 'adopt':
        this.#adopt(effect.ticket);
        return;
      case 'discard':
        stopAll(this.#take(effect.ticket));
        return;
      case 'retryAfter':
        this.#cancelRetry?.();
        this.#cancelRetry = this.#options.clock.after(effect.ms, () =>
          this.#send({ kind: 'retryDue', ticket: effect.ticket }),
        );
        return;
      case 'close':
        this.#replace(null);
    }
  }

  /** Never rejects: the outcome comes back as an event. */
  async #open(ticket: number, source: MicrophoneSource): Promise<void> {
    const { media, log } = this.#options;
    const opened = await media
      .open(constraintsFor(source))
      .catch((error: unknown) => errorName(error));
    if (typeof opened === 'string') {
      log('warn', `microphone not opened: ${opened}`);
      this.#send({ kind: 'failed', ticket, errorName: opened });
      return;
    }
    this.#arrived.set(ticket, opened);
    this.#send({ kind: 'opened', ticket, source: asOpened(source, opened) });
  }

  #adopt(ticket: number): void {
    const stream = this.#take(ticket);
    if (!stream) return;
    for (const track of stream.getAudioTracks())
      track.addEventListener('ended', () => {
        if (this.#stream !== stream) return;
        this.#send({ kind: 'gone' });
        this.#options.onEnded();
      });
    this.#replace(stream);
  }

  /** The new one is heard before the old one is let go: no gap in the middle of a word. */
  #replace(stream: MediaStream | null): void {
    const old = this.#stream;
    this.#stream = stream;
    this.#options.graph.setMicrophone(stream);
    if (old) this.#options.clock.after(fadeOut, () => stopAll(old));
  }

  #take(ticket: number): MediaStream | null {
    const stream = this.#arrived.get(ticket) ?? null;
    this.#arrived.delete(ticket);
    return stream;
  }

  #answerWaiting(): void {
    const result = this.#outcome();
    if (!result) return;
    for (const resolve of this.#waiting.splice(0)) resolve(result);
  }

  #outcome(): Result<MediaStream> | null {
    if (this.#stream) return ok(this.#stream);
    if (this.#state.name === 'failed') return { ok: false, fault: faultOf(this.#state.problem) };
    if (this.#state.name === 'closed')
      return fail('microphoneMissing', 'device', 'let go before it was open');
    return null;
  }
}

/** When the system chose, it says which one; "default" is a second name and says nothing. */
const asOpened = (source: MicrophoneSource, stream: MediaStream): MicrophoneSource => {
  if (source.deviceId !== null) return source;
  const chosen = stream.getAudioTracks()[0]?.getSettings().deviceId ?? '';
  return ['', 'default', 'communications'].includes(chosen)
    ? source
    : { ...source, deviceId: chosen };
};

const errorName = (error: unknown): string =>
  error instanceof Error || error instanceof DOMException ? error.name : 'unknown';

/** The graph fades the old capture out; cut off before that it would click. */
const fadeOut = 40;

const stopAll = (stream: MediaStream | null): void => {
  for (const track of stream?.getTracks() ?? []) track.stop();
};
