import { type CallerLevel, callerLevelStep, untouchedLevel } from '../caller-level';
import { asItComes, type PlaybackChoice, playbackChoiceStep, isDeaf } from '../playback-choice';
import type { Clock, Log } from '../../../kernel';
import { BetterVoice } from './better-voice';
import type { Ear } from './ear';
import { GateNode } from './gate-node';
import { LevelTap } from './level-tap';
import type { RemoteVoice } from './remote-voice';

const voiceOf = (stream: MediaStream): string | undefined => stream.getAudioTracks()[0]?.id;

export interface IncomingParts {
  context: AudioContext;
  clock: Clock;
  log: Log;
  voice: RemoteVoice;
  /** Where a voice is played that something is done to. */
  ear: () => Ear;
}

/**
 * stream -+-> audio element: heard at once, and as long as nothing has to be done to it
 *         +-> gate -> fan -> the other parties of a conference, a recording: as the voice came
 *         +-> BetterVoice, heard instead of the element once it has been proved to sound
 */
export class IncomingSound {
  /** Where the other parties of a conference hear it from, also when the stream changes. */
  readonly fan: GateNode;
  readonly #parts: IncomingParts;
  readonly #tap: LevelTap;
  #stream: MediaStream | null = null;
  #source: MediaStreamAudioSourceNode | null = null;
  #silenced = false;
  #heard: CallerLevel = untouchedLevel;
  #better: BetterVoice | null = null;
  #choice: PlaybackChoice = asItComes;
  #gaveUp = false;

  constructor(parts: IncomingParts) {
    this.#parts = parts;
    this.#tap = new LevelTap(parts.context);
    this.fan = new GateNode(parts.context);
    this.fan.set(true);
  }

  /** A renegotiation announces the same track in another stream: that changes nothing. */
  setStream(stream: MediaStream): void {
    if (this.#stream && voiceOf(this.#stream) === voiceOf(stream)) return;
    this.#source?.disconnect();
    this.#stream = stream;
    const { context, voice } = this.#parts;
    this.#source = new MediaStreamAudioSourceNode(context, { mediaStream: stream });
    this.#source.connect(this.#tap.node);
    this.#source.connect(this.fan.node);
    this.#better?.setStream(stream);
    void voice.play(stream);
  }

  setSink(id: string): void {
    this.#parts.voice.setSink(id);
  }

  /** Silenced: nobody here hears this party, the agent neither. Its level is still known. */
  setHeard(heard: boolean): void {
    this.#silenced = !heard;
    this.fan.set(heard);
    this.#play();
  }

  /** Before anything was done to it. */
  read(): number {
    return this.#tap.read();
  }

  /** Some times a second. A voice of the right loudness stays with its element. */
  look(improve: { callers: boolean; level: boolean }, seconds: number): void {
    const level = this.#tap.read();
    this.#heard = improve.level ? callerLevelStep(this.#heard, level, seconds) : untouchedLevel;
    if (!improve.callers && !improve.level) this.#leaveBetter();
    else if (improve.callers || this.#heard.gain !== 0) this.#begin();
    this.#better?.suppress(improve.callers);
    this.#better?.setGain(this.#heard.gain);
    this.#choose(level, seconds);
    this.#play();
  }

  end(): void {
    this.#leaveBetter();
    this.#parts.voice.stop();
    this.#source?.disconnect();
  }

  #begin(): void {
    if (this.#better || !this.#stream || this.#gaveUp) return;
    this.#better = new BetterVoice(this.#parts.ear(), this.#parts.clock, this.#stream);
  }

  /** What stands still, or stays mute while the caller speaks, must not make the caller silent. */
  #choose(level: number, seconds: number): void {
    const better = this.#better;
    if (!better) return;
    const { runs } = better;
    const made = runs ? better.read() : 0;
    this.#choice = playbackChoiceStep(this.#choice, { runs, level, made }, seconds);
    if (!isDeaf(this.#choice)) return;
    this.#parts.log('warn', 'a voice was not heard through what makes it better');
    this.#gaveUp = true;
    this.#leaveBetter();
  }

  #play(): void {
    const { instead } = this.#choice;
    this.#parts.voice.setMuted(this.#silenced || instead);
    this.#better?.setOpen(instead && !this.#silenced);
  }

  #leaveBetter(): void {
    this.#choice = asItComes;
    this.#better?.end();
    this.#better = null;
  }
}
