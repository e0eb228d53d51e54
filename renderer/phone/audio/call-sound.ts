import type { CallMicrophone, CallMixing } from '../calls';
import type { Result } from '../../kernel';
import { fail, ok } from '../../kernel';
import type { AudioGraph } from './audio-ports';
import type { CallAudio, OutgoingOptions } from './call-audio';
import type { MicrophoneKeeper } from './microphone-keeper';
import type { MicrophoneLease } from './microphone-lease';
import { mixingRoutes } from './mixing';

export interface CallSoundOptions {
  graph: AudioGraph;
  keeper: MicrophoneKeeper;
  lease: MicrophoneLease;
  /** A call without a microphone is silent instead of refused. */
  microphoneOptional: () => boolean;
  /** The microphone opens without a question to the agent. */
  permitted: () => boolean;
  /** A call needs its sound now: tests end, devices are looked at. */
  onNeeded: () => void;
  /** The first call has begun, or the last is over. */
  onBusy: (busy: boolean) => void;
}

/** Both sides of the sound of calls: what SIP sends and plays, and what the agent opens and closes. */
export class CallSound implements CallAudio, CallMicrophone, CallMixing {
  readonly #options: CallSoundOptions;
  readonly #calls = new Set<string>();
  /** A wish can come before the track: muted while it rings is muted when it is answered. */
  readonly #open = new Map<string, boolean>();
  readonly #music = new Set<string>();
  #mixed: readonly string[] = [];

  constructor(options: CallSoundOptions) {
    this.#options = options;
  }

  get busy(): boolean {
    return this.#calls.size > 0;
  }

  warm(): void {
    const { graph, lease, keeper, onNeeded } = this.#options;
    lease.warm();
    graph.wake();
    if (this.#asks()) void keeper.want();
    onNeeded();
  }

  async outgoing(
    call: string,
    { whatever = false }: OutgoingOptions = {},
  ): Promise<Result<MediaStreamTrack>> {
    const { graph, keeper, microphoneOptional } = this.#options;
    this.#begin(call);
    const track = graph.outgoing(call);
    graph.setGate(call, this.#open.get(call) ?? false);
    if (this.#music.has(call)) graph.setMusic(call, true);
    if (whatever) {
      void keeper.want(whatever);
      return ok(track);
    }
    if (microphoneOptional()) {
      if (this.#asks()) void keeper.want();
      return ok(track);
    }
    const microphone = await keeper.want();
    if (!this.#calls.has(call))
      return fail('microphoneMissing', 'device', 'the call ended meanwhile');
    // What another program holds may be free in a moment: the caller is not sent away for it.
    if (microphone.ok || microphone.fault.code === 'microphoneBusy') return ok(track);
    this.release(call);
    return microphone;
  }

  incoming(call: string, stream: MediaStream): void {
    this.#begin(call);
    this.#options.graph.incoming(call, stream);
  }

  setOpen(call: string, open: boolean): void {
    this.#open.set(call, open);
    if (this.#calls.has(call)) this.#options.graph.setGate(call, open);
  }

  mix(calls: readonly string[]): void {
    this.#mixed = [...calls];
    this.#options.graph.setRoutes(mixingRoutes(this.#mixed));
  }

  setHeard(call: string, heard: boolean): void {
    this.#options.graph.setHeard(call, heard);
  }

  setHoldMusic(call: string, playing: boolean): void {
    if (playing) this.#music.add(call);
    else this.#music.delete(call);
    if (this.#calls.has(call)) this.#options.graph.setMusic(call, playing);
  }

  release(call: string): void {
    this.#open.delete(call);
    this.#music.delete(call);
    if (this.#mixed.includes(call)) this.mix(this.#mixed.filter((one) => one !== call));
    const ended = this.#calls.delete(call) && !this.busy;
    this.#options.graph.release(call);
    this.#options.lease.drop(`call ${call}`);
    if (ended) this.#options.onBusy(false);
  }

  #begin(call: string): void {
    if (this.#calls.has(call)) return;
    const first = !this.busy;
    this.#calls.add(call);
    if (first) this.#options.onBusy(true);
    this.#options.lease.hold(`call ${call}`);
    this.#options.graph.wake();
    this.#options.onNeeded();
  }

  /** Where no microphone is needed, the agent is not asked for one. */
  #asks(): boolean {
    return !this.#options.microphoneOptional() || this.#options.permitted();
  }
}
