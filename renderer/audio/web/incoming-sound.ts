import { type CallerLevel, callerLevelStep, untouchedLevel } from '../caller-level';
import type { Clock, Log } from '../../kernel';
import { BetterVoice } from './better-voice';
import type { Ear } from './ear';
import { GateNode } from './gate-node';
import { LevelTap } from './level-tap';
import type { RemoteVoice } from './remote-voice';

const voiceOf = (stream: MediaStream): string | undefined => stream.getAudioTracks()[0]?.id;

/** Nobody speaks (-50 dB): then nobody hears that the voice goes over from one player to the other. */
const pause = 0.003;
/** Who never pauses is taken over in mid-word. Seconds. */
const mostWait = 2;
const speech = 0.01;
const deafAfter = 0.5;

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
  #sounds = false;
  #instead = false;
  #waited = 0;
  #deaf = 0;

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
    if (this.#better || !this.#stream || this.#deaf >= deafAfter) return;
    this.#better = new BetterVoice(this.#parts.ear(), this.#parts.clock, this.#stream);
    this.#sounds = false;
    this.#waited = 0;
  }

  /** What stands still, or stays mute while the caller speaks, must not make the caller silent. */
  #choose(level: number, seconds: number): void {
    const better = this.#better;
    if (!better) return;
    const made = better.runs ? better.read() : 0;
    if (level > speech) {
      this.#sounds ||= made > 0;
      this.#deaf = made > 0 || !this.#instead ? 0 : this.#deaf + seconds;
    }
    if (this.#deaf >= deafAfter) {
      this.#parts.log('warn', 'a voice was not heard through what makes it better');
      this.#leaveBetter();
    } else if (!better.runs || !this.#sounds) this.#instead = false;
    else if (!this.#instead) {
      this.#waited += seconds;
      this.#instead = level < pause || this.#waited > mostWait;
    }
  }

  #play(): void {
    this.#parts.voice.setMuted(this.#silenced || this.#instead);
    this.#better?.setOpen(this.#instead && !this.#silenced);
  }

  #leaveBetter(): void {
    this.#instead = false;
    this.#better?.end();
    this.#better = null;
  }
}
