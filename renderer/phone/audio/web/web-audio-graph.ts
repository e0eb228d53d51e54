import { type Clock, Listeners, type Log, type Unsubscribe } from '../../../kernel';
import type { Levels } from '../audio-door';
import type { AudioGraph, Improvements } from '../audio-ports';
import { gateRampSeconds } from '../gate';
import { together } from '../levels';
import type { Route } from '../mixing';
import type { SuppressorNews } from '../suppression';
import { wakeContext } from './audio-context';
import { HoldMusic } from './hold-music';
import { IncomingSounds } from './incoming-sounds';
import { LevelTap } from './level-tap';
import { OutgoingSound } from './outgoing-sound';
import { recordingSignal, type RecordingTap, recordingTap } from './recording-tap';
import { SuppressionDesk } from './suppression-desk';
import { SwitchedPath } from './switched-path';

interface Made {
  context: AudioContext;
  /** Before anything was done to the microphone, and after it. */
  bare: GainNode;
  path: SwitchedPath;
  tap: LevelTap;
  music: HoldMusic;
  suppression: SuppressionDesk;
}

interface Microphone {
  source: MediaStreamAudioSourceNode;
  /** Before anything is done to it: digital silence is a device that is switched off. */
  raw: LevelTap;
  fade: GainNode;
}

/**
 * microphone -> fade -> bare -+-> tap
 *                             +-> path (noise suppression) -+-> gate of call 1 -> track of call 1
 *                                                           +-> gate of call 2 -> track of call 2
 * remote of call n -> IncomingSound -+-> the chosen output (of an element, or of the agent's ear)
 *                                    +-> gate -> track of the others in a conference
 * hold music -> gate -> track of a held call
 *
 * The context plays nothing itself, so it has no output device: it does not stop when one is unplugged,
 * and a microphone passes through it in 10 ms instead of 24 to 29 (measured).
 */
export class WebAudioGraph implements AudioGraph {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #outgoing = new Map<string, OutgoingSound>();
  readonly #incoming: IncomingSounds;
  #routes: readonly Route[] = [];
  #made: Made | null = null;
  #microphone: Microphone | null = null;
  #improve: Improvements = { microphone: false, callers: false, level: false };

  readonly #suppressor = new Listeners<SuppressorNews>();

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
    this.#incoming = new IncomingSounds({
      clock,
      log,
      context: () => this.#make().context,
      onSuppressor: (state) => this.#suppressor.tell({ of: 'callers', state }),
    });
  }

  improve(what: Improvements): void {
    const before = this.#improve;
    this.#improve = what;
    this.#incoming.improve(what);
    if (this.#made && before.microphone !== what.microphone) this.#improveMicrophone();
  }

  onSuppressor(listener: (news: SuppressorNews) => void): Unsubscribe {
    return this.#suppressor.add(listener);
  }

  setMicrophone(stream: MediaStream | null): void {
    const old = this.#microphone;
    this.#microphone = null;
    if (old) this.#fadeOut(old);
    if (!stream) return;
    const { context, bare } = this.#make();
    const source = new MediaStreamAudioSourceNode(context, { mediaStream: stream });
    const fade = new GainNode(context, { gain: 0 });
    const now = context.currentTime;
    fade.gain.setValueAtTime(0, now);
    fade.gain.linearRampToValueAtTime(1, now + gateRampSeconds);
    const raw = new LevelTap(context);
    source.connect(raw.node);
    source.connect(fade).connect(bare);
    this.#microphone = { source, raw, fade };
    this.#improveMicrophone();
  }

  outgoing(call: string): MediaStreamTrack {
    const { context, path } = this.#make();
    let there = this.#outgoing.get(call);
    if (!there) {
      there = new OutgoingSound(context, this.#clock, path.output);
      this.#outgoing.set(call, there);
      this.#route();
      this.#made?.suppression.forgive();
      if (this.#microphone) this.#improveMicrophone();
    }
    const [track] = there.destination.stream.getAudioTracks();
    if (!track) throw new Error('a destination without a track');
    return track;
  }

  setGate(call: string, open: boolean): void {
    this.#outgoing.get(call)?.setMicrophone(open);
  }

  setRoutes(routes: readonly Route[]): void {
    this.#routes = routes;
    this.#route();
  }

  setHeard(call: string, heard: boolean): void {
    this.#incoming.setHeard(call, heard);
  }

  setMusic(call: string, playing: boolean): void {
    this.#outgoing.get(call)?.setMusic(this.#make().music, playing);
  }

  incoming(call: string, stream: MediaStream): void {
    this.#incoming.play(call, stream);
    this.#route();
  }

  release(call: string): void {
    const outgoing = this.#outgoing.get(call);
    this.#outgoing.delete(call);
    if (this.#made) outgoing?.end(this.#made.path.output);
    this.#incoming.release(call);
    this.#route();
  }

  tap(call: string): RecordingTap | null {
    const sent = this.#outgoing.get(call)?.destination.stream;
    const heard = this.#incoming.fan(call);
    return this.#made && sent && heard ? recordingTap(this.#made.context, sent, heard) : null;
  }

  signal(call: string): void {
    const to = this.#outgoing.get(call)?.destination;
    if (this.#made && to) recordingSignal(this.#made.context, to);
  }

  setSpeaker(id: string): void {
    this.#incoming.setSpeaker(id);
  }

  levels(): Levels {
    const callers = this.#incoming.levels();
    return {
      microphone: this.#microphone && this.#made ? this.#made.tap.read() : 0,
      ...(this.#microphone ? { raw: this.#microphone.raw.read() } : {}),
      remote: together(callers.map(([, level]) => level)),
      callers: Object.fromEntries(callers),
    };
  }

  prepare(): void {
    if (this.#made) return;
    try {
      this.#make();
      this.rest();
    } catch (error) {
      // No call is there yet that would miss it; the first one tries again.
      this.#log('error', `no audio graph: ${String(error)}`);
    }
  }

  wake(): void {
    wakeContext(this.#make().context, this.#log);
    this.#incoming.prepare();
  }

  rest(): void {
    const context = this.#made?.context;
    context?.suspend().catch((error: unknown) => this.#log('warn', `no rest: ${String(error)}`));
  }

  dispose(): void {
    for (const call of [...this.#outgoing.keys(), ...this.#incoming.calls]) this.release(call);
    this.setMicrophone(null);
    this.#incoming.dispose();
    this.#made?.suppression.dispose();
    const context = this.#made?.context;
    this.#made = null;
    context?.close().catch((error: unknown) => this.#log('warn', `not closed: ${String(error)}`));
  }

  #make(): Made {
    if (this.#made) return this.#made;
    // 48 kHz is what Opus and the network take: nothing is converted on the way.
    const context = new AudioContext({
      latencyHint: 'interactive',
      sampleRate: 48_000,
      sinkId: { type: 'none' },
    });
    const bare = new GainNode(context);
    const tap = new LevelTap(context);
    const path = new SwitchedPath(context, this.#clock);
    bare.connect(tap.node);
    bare.connect(path.input);
    const parts = { clock: this.#clock, log: this.#log };
    const suppression = new SuppressionDesk(context, parts, (state) =>
      this.#suppressor.tell({ of: 'microphone', state }),
    );
    const music = new HoldMusic(context, this.#log);
    this.#made = { context, bare, path, tap, music, suppression };
    return this.#made;
  }

  processed(): { stream: MediaStream; end: () => void } {
    const { context, path } = this.#make();
    const mouth = new MediaStreamAudioDestinationNode(context, {
      channelCount: 1,
      channelCountMode: 'explicit',
    });
    path.output.connect(mouth);
    return { stream: mouth.stream, end: () => path.output.disconnect(mouth) };
  }

  #improveMicrophone(): void {
    const { path, suppression } = this.#make();
    if (!this.#improve.microphone) suppression.rest();
    else if (this.#microphone) suppression.want(path);
  }

  /** As far as the voices of the conference are there already. */
  #route(): void {
    for (const [to, outgoing] of this.#outgoing) {
      const voices = new Map<string, AudioNode>();
      for (const route of this.#routes) {
        const fan = this.#incoming.fan(route.from);
        if (route.to === to && fan) voices.set(route.from, fan);
      }
      outgoing.hear(voices);
    }
  }

  #fadeOut({ source, fade }: Microphone): void {
    const now = fade.context.currentTime;
    fade.gain.cancelScheduledValues(0);
    fade.gain.setValueAtTime(1, now);
    fade.gain.linearRampToValueAtTime(0, now + gateRampSeconds);
    this.#clock.after(30, () => {
      source.disconnect();
      fade.disconnect();
    });
  }
}
