import { type CallerLevel, callerLevelStep, gainFactor, untouchedLevel } from '../caller-level';
import type { Clock } from '../../kernel';
import { LevelTap } from './level-tap';
import type { RemoteVoice } from './remote-voice';
import { SwitchedPath } from './switched-path';

const voiceOf = (stream: MediaStream): string | undefined => stream.getAudioTracks()[0]?.id;

/** As slow as an ear that adapts. */
const gainSeconds = 0.15;

export interface IncomingParts {
  context: AudioContext;
  clock: Clock;
  voice: RemoteVoice;
  makeVoice: () => RemoteVoice;
}

/**
 * stream -+-> audio element: heard at once, and whenever nothing is made better
 *         +-> path (noise suppression) -> level -> fan -+-> audio element, heard instead once it plays
 *                                                       +-> the other parties of a conference
 */
export class IncomingSound {
  /** Where the other parties of a conference hear it from, also when the stream changes. */
  readonly fan: GainNode;
  readonly path: SwitchedPath;
  readonly #parts: IncomingParts;
  readonly #level: GainNode;
  readonly #tap: LevelTap;
  #stream: MediaStream | null = null;
  #source: MediaStreamAudioSourceNode | null = null;
  #better: { voice: RemoteVoice; mouth: MediaStreamAudioDestinationNode; plays: boolean } | null =
    null;
  #heard: CallerLevel = untouchedLevel;

  constructor(parts: IncomingParts) {
    this.#parts = parts;
    const { context, clock } = parts;
    this.path = new SwitchedPath(context, clock);
    this.#level = new GainNode(context);
    this.fan = new GainNode(context);
    this.#tap = new LevelTap(context);
    this.path.input.connect(this.#tap.node);
    this.path.output.connect(this.#level).connect(this.fan);
  }

  /** A renegotiation announces the same track in another stream: that changes nothing. */
  setStream(stream: MediaStream): void {
    if (this.#stream && voiceOf(this.#stream) === voiceOf(stream)) return;
    this.#source?.disconnect();
    this.#stream = stream;
    const { context, voice } = this.#parts;
    this.#source = new MediaStreamAudioSourceNode(context, { mediaStream: stream });
    this.#source.connect(this.path.input);
    void voice.play(stream);
  }

  setSink(id: string): void {
    this.#parts.voice.setSink(id);
    this.#better?.voice.setSink(id);
  }

  /** Before anything was done to it. */
  read(): number {
    return this.#tap.read();
  }

  /** Whether the agent hears what was made better, or the stream itself. */
  setBetter(wanted: boolean): void {
    if (wanted === (this.#better !== null)) return;
    if (!wanted) return this.#leaveBetter();
    const { context, makeVoice } = this.#parts;
    const mouth = new MediaStreamAudioDestinationNode(context, {
      channelCount: 1,
      channelCountMode: 'explicit',
    });
    const better = { voice: makeVoice(), mouth, plays: false };
    this.#better = better;
    this.fan.connect(mouth);
    void better.voice.play(mouth.stream).then((plays) => {
      if (this.#better !== better) return;
      better.plays = plays;
      this.#choose();
    });
  }

  /** Some times a second. `level`: whether the loudness is evened out. */
  look(level: boolean, seconds: number): void {
    this.#heard = level ? callerLevelStep(this.#heard, this.#tap.read(), seconds) : untouchedLevel;
    const { gain, context } = this.#level;
    gain.setTargetAtTime(gainFactor(this.#heard.gain), context.currentTime, gainSeconds);
    this.#choose();
  }

  end(): void {
    this.#leaveBetter();
    this.#parts.voice.stop();
    this.#source?.disconnect();
  }

  /** A graph that stands still must not make the caller silent. */
  #choose(): void {
    const runs = this.#parts.context.state === 'running';
    this.#parts.voice.setMuted(this.#better !== null && this.#better.plays && runs);
  }

  #leaveBetter(): void {
    const better = this.#better;
    this.#better = null;
    this.#choose();
    better?.voice.stop();
    if (better) this.fan.disconnect(better.mouth);
  }
}
