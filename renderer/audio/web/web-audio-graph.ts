import { type Cancel, type Clock, Listeners, type Log, type Unsubscribe } from '../../kernel';
import type { Levels } from '../audio-door';
import type { AudioGraph, Improvements } from '../audio-ports';
import { gateRampSeconds } from '../gate';
import { together } from '../levels';
import type { Route } from '../mixing';
import type { SuppressorState } from '../suppression';
import { wakeContext } from './audio-context';
import { HoldMusic } from './hold-music';
import { IncomingSound } from './incoming-sound';
import { LevelTap } from './level-tap';
import { OutgoingSound } from './outgoing-sound';
import { recordingSignal, type RecordingTap, recordingTap } from './recording-tap';
import { RemoteVoice } from './remote-voice';
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

/** Ten looks a second at how loud the callers are. */
const lookEvery = 100;

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
 * remote of call n -> IncomingSound -+-> the chosen output
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
  readonly #incoming = new Map<string, IncomingSound>();
  #routes: readonly Route[] = [];
  #made: Made | null = null;
  #microphone: Microphone | null = null;
  #speaker = '';
  #improve: Improvements = { microphone: false, callers: false, level: false };
  #cancelLook: Cancel | null = null;
  #spare: RemoteVoice | null = null;

  readonly #suppressor = new Listeners<SuppressorState>();

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  improve(what: Improvements): void {
    const before = this.#improve;
    this.#improve = what;
    if (
      this.#made &&
      (before.microphone !== what.microphone ||
        before.callers !== what.callers ||
        before.level !== what.level)
    )
      this.#applyImprovements();
  }

  onSuppressor(listener: (state: SuppressorState) => void): Unsubscribe {
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
    this.#applyImprovements();
  }

  outgoing(call: string): MediaStreamTrack {
    const { context, path } = this.#make();
    let there = this.#outgoing.get(call);
    if (!there) {
      there = new OutgoingSound(context, this.#clock, path.output);
      this.#outgoing.set(call, there);
      this.#route();
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

  setMusic(call: string, playing: boolean): void {
    this.#outgoing.get(call)?.setMusic(this.#make().music, playing);
  }

  incoming(call: string, stream: MediaStream): void {
    const { context } = this.#make();
    let there = this.#incoming.get(call);
    if (!there) {
      const makeVoice = () => new RemoteVoice(this.#speaker, this.#log);
      const voice = this.#takeVoice();
      there = new IncomingSound({ context, clock: this.#clock, voice, makeVoice });
      this.#incoming.set(call, there);
      this.#route();
    }
    there.setStream(stream);
    this.#applyImprovements();
    this.#lookLater();
  }

  release(call: string): void {
    const outgoing = this.#outgoing.get(call);
    this.#outgoing.delete(call);
    if (this.#made) outgoing?.end(this.#made.path.output);
    const incoming = this.#incoming.get(call);
    this.#incoming.delete(call);
    this.#route();
    if (incoming) this.#made?.suppression.leave(incoming.path);
    incoming?.end();
  }

  tap(call: string): RecordingTap | null {
    const sent = this.#outgoing.get(call)?.destination.stream;
    const heard = this.#incoming.get(call)?.fan;
    return this.#made && sent && heard ? recordingTap(this.#made.context, sent, heard) : null;
  }

  signal(call: string): void {
    const to = this.#outgoing.get(call)?.destination;
    if (this.#made && to) recordingSignal(this.#made.context, to);
  }

  setSpeaker(id: string): void {
    this.#speaker = id;
    this.#spare?.setSink(id);
    for (const incoming of this.#incoming.values()) incoming.setSink(id);
  }

  levels(): Levels {
    return {
      microphone: this.#microphone && this.#made ? this.#made.tap.read() : 0,
      ...(this.#microphone ? { raw: this.#microphone.raw.read() } : {}),
      remote: together([...this.#incoming.values()].map((incoming) => incoming.read())),
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
    this.#spare ??= new RemoteVoice(this.#speaker, this.#log);
  }

  rest(): void {
    const context = this.#made?.context;
    context?.suspend().catch((error: unknown) => this.#log('warn', `no rest: ${String(error)}`));
  }

  dispose(): void {
    for (const call of [...this.#outgoing.keys(), ...this.#incoming.keys()]) this.release(call);
    this.setMicrophone(null);
    this.#spare = null;
    this.#cancelLook?.();
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
      this.#suppressor.tell(state),
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

  #applyImprovements(): void {
    const { path, suppression } = this.#make();
    const { microphone, callers, level } = this.#improve;
    if (microphone && this.#microphone) suppression.want(path);
    else if (!microphone) suppression.leave(path);
    for (const incoming of this.#incoming.values()) {
      if (callers) suppression.want(incoming.path);
      else suppression.leave(incoming.path);
      incoming.setBetter(callers || level);
    }
    if (!microphone && !callers) suppression.rest();
  }

  #lookLater(): void {
    this.#cancelLook ??= this.#clock.after(lookEvery, () => {
      this.#cancelLook = null;
      if (this.#incoming.size === 0) return;
      for (const incoming of this.#incoming.values())
        incoming.look(this.#improve.level, lookEvery / 1_000);
      this.#lookLater();
    });
  }

  /** As far as the voices of the conference are there already. */
  #route(): void {
    for (const [to, outgoing] of this.#outgoing) {
      const voices = new Map<string, AudioNode>();
      for (const route of this.#routes) {
        const fan = this.#incoming.get(route.from)?.fan;
        if (route.to === to && fan) voices.set(route.from, fan);
      }
      outgoing.hear(voices);
    }
  }

  #takeVoice(): RemoteVoice {
    const voice = this.#spare ?? new RemoteVoice(this.#speaker, this.#log);
    this.#spare = null;
    return voice;
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
