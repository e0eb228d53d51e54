import type { Clock, Log } from '../../kernel';
import type { Levels } from '../audio-door';
import type { AudioGraph } from '../audio-ports';
import { gateRampSeconds } from '../gate';
import { together } from '../levels';
import type { Route } from '../mixing';
import { wakeContext } from './audio-context';
import { HoldMusic } from './hold-music';
import { LevelTap } from './level-tap';
import { OutgoingSound } from './outgoing-sound';
import { recordingSignal, type RecordingTap, recordingTap } from './recording-tap';
import { RemoteVoice } from './remote-voice';

interface Incoming {
  stream: MediaStream;
  voice: RemoteVoice;
  source: MediaStreamAudioSourceNode;
  /** Where the other parties of a conference hear it from, also when the stream changes. */
  fan: GainNode;
  tap: LevelTap;
}

interface Made {
  context: AudioContext;
  bus: GainNode;
  tap: LevelTap;
  music: HoldMusic;
}

interface Microphone {
  source: MediaStreamAudioSourceNode;
  /** Before anything is done to it: digital silence is a device that is switched off. */
  raw: LevelTap;
  fade: GainNode;
}

const voiceOf = (stream: MediaStream): string | undefined => stream.getAudioTracks()[0]?.id;

/**
 * microphone -> fade -> bus -+-> tap
 *                            +-> gate of call 1 -> track of call 1
 *                            +-> gate of call 2 -> track of call 2
 * remote of call n -> audio element (the chosen output), and -> fan -+-> tap
 *                                                                    +-> gate -> track of the others in a conference
 * hold music -> gate -> track of a held call
 *
 * The context plays nothing itself, so it has no output device: it does not stop when one is unplugged,
 * and a microphone passes through it in 10 ms instead of 24 to 29 (measured).
 */
export class WebAudioGraph implements AudioGraph {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #outgoing = new Map<string, OutgoingSound>();
  readonly #incoming = new Map<string, Incoming>();
  #routes: readonly Route[] = [];
  #made: Made | null = null;
  #microphone: Microphone | null = null;
  #speaker = '';
  #spare: RemoteVoice | null = null;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  setMicrophone(stream: MediaStream | null): void {
    const old = this.#microphone;
    this.#microphone = null;
    if (old) this.#fadeOut(old);
    if (!stream) return;
    const { context, bus } = this.#make();
    const source = new MediaStreamAudioSourceNode(context, { mediaStream: stream });
    const fade = new GainNode(context, { gain: 0 });
    const now = context.currentTime;
    fade.gain.setValueAtTime(0, now);
    fade.gain.linearRampToValueAtTime(1, now + gateRampSeconds);
    const raw = new LevelTap(context);
    source.connect(raw.node);
    source.connect(fade).connect(bus);
    this.#microphone = { source, raw, fade };
  }

  outgoing(call: string): MediaStreamTrack {
    const { context, bus } = this.#make();
    let there = this.#outgoing.get(call);
    if (!there) {
      there = new OutgoingSound(context, this.#clock, bus);
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
    const before = this.#incoming.get(call);
    // A renegotiation announces the same track in another stream.
    if (before && voiceOf(before.stream) === voiceOf(stream)) return;
    const { context } = this.#make();
    const voice = before?.voice ?? this.#takeVoice();
    before?.source.disconnect();
    const source = new MediaStreamAudioSourceNode(context, { mediaStream: stream });
    const fan =
      before?.fan ?? new GainNode(context, { channelCount: 1, channelCountMode: 'explicit' });
    const tap = before?.tap ?? new LevelTap(context);
    source.connect(fan);
    if (!before) fan.connect(tap.node);
    this.#incoming.set(call, { stream, voice, source, fan, tap });
    this.#route();
    void voice.play(stream);
  }

  release(call: string): void {
    const outgoing = this.#outgoing.get(call);
    this.#outgoing.delete(call);
    if (this.#made) outgoing?.end(this.#made.bus);
    const incoming = this.#incoming.get(call);
    this.#incoming.delete(call);
    this.#route();
    incoming?.voice.stop();
    incoming?.source.disconnect();
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
    for (const { voice } of this.#incoming.values()) voice.setSink(id);
  }

  levels(): Levels {
    return {
      microphone: this.#microphone && this.#made ? this.#made.tap.read() : 0,
      ...(this.#microphone ? { raw: this.#microphone.raw.read() } : {}),
      remote: together([...this.#incoming.values()].map(({ tap }) => tap.read())),
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
    const bus = new GainNode(context);
    const tap = new LevelTap(context);
    bus.connect(tap.node);
    this.#made = { context, bus, tap, music: new HoldMusic(context, this.#log) };
    return this.#made;
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
