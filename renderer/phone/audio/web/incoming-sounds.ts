import type { Cancel, Clock, Log } from '../../../kernel';
import type { Improvements } from '../audio-ports';
import type { SuppressorState } from '../suppression';
import { Ear } from './ear';
import type { GateNode } from './gate-node';
import { IncomingSound } from './incoming-sound';
import { RemoteVoice } from './remote-voice';

/** Ten looks a second at how loud the callers are. */
const lookEvery = 100;

export interface IncomingSoundsOptions {
  clock: Clock;
  log: Log;
  /** The graph's own; made when it is first needed. */
  context: () => AudioContext;
  /** Of the network on the callers' voices. */
  onSuppressor: (state: SuppressorState) => void;
}

/** The voices of all callers, as the agent hears them on the output of his choice. */
export class IncomingSounds {
  readonly #options: IncomingSoundsOptions;
  readonly #sounds = new Map<string, IncomingSound>();
  readonly #unheard = new Set<string>();
  #improve: Pick<Improvements, 'callers' | 'level'> = { callers: false, level: false };
  #speaker = '';
  #ear: Ear | null = null;
  #spare: RemoteVoice | null = null;
  #cancelLook: Cancel | null = null;

  constructor(options: IncomingSoundsOptions) {
    this.#options = options;
  }

  get calls(): string[] {
    return [...this.#sounds.keys()];
  }

  improve({ callers, level }: Improvements): void {
    // Whoever switches it off and on again wants it to be tried again.
    if (this.#improve.callers && !callers) this.#ear?.suppression.rest();
    this.#improve = { callers, level };
  }

  play(call: string, stream: MediaStream): void {
    let there = this.#sounds.get(call);
    if (!there) {
      const { clock, log, context } = this.#options;
      const voice = this.#spare ?? this.#makeVoice();
      this.#spare = null;
      there = new IncomingSound({
        context: context(),
        clock,
        log,
        voice,
        ear: () => this.#makeEar(),
      });
      there.setHeard(!this.#unheard.has(call));
      this.#sounds.set(call, there);
    }
    there.setStream(stream);
    this.#lookLater();
  }

  /** Where the other parties of a conference, or a recording, hear this caller from; undefined: not there yet. */
  fan(call: string): GateNode['node'] | undefined {
    return this.#sounds.get(call)?.fan.node;
  }

  setHeard(call: string, heard: boolean): void {
    if (heard) this.#unheard.delete(call);
    else this.#unheard.add(call);
    this.#sounds.get(call)?.setHeard(heard);
  }

  setSpeaker(id: string): void {
    if (id === this.#speaker) return;
    this.#speaker = id;
    this.#spare?.setSink(id);
    this.#ear?.setSink(id);
    for (const sound of this.#sounds.values()) sound.setSink(id);
  }

  /** By call, root mean square 0 to 1. */
  levels(): (readonly [string, number])[] {
    return [...this.#sounds].map(([call, sound]) => [call, sound.read()] as const);
  }

  release(call: string): void {
    const sound = this.#sounds.get(call);
    this.#sounds.delete(call);
    this.#unheard.delete(call);
    sound?.end();
    if (this.#sounds.size > 0) return;
    this.#ear?.close();
    this.#ear = null;
  }

  /** Made ahead of the call: choosing the output takes longer than playing. */
  prepare(): void {
    this.#spare ??= this.#makeVoice();
  }

  dispose(): void {
    for (const call of this.calls) this.release(call);
    this.#spare = null;
    this.#cancelLook?.();
  }

  #makeVoice(): RemoteVoice {
    return new RemoteVoice(this.#speaker, this.#options.log);
  }

  #makeEar(): Ear {
    return (this.#ear ??= new Ear(this.#speaker, this.#options, this.#options.onSuppressor));
  }

  #lookLater(): void {
    this.#cancelLook ??= this.#options.clock.after(lookEvery, () => {
      this.#cancelLook = null;
      if (this.#sounds.size === 0) return;
      for (const sound of this.#sounds.values()) sound.look(this.#improve, lookEvery / 1_000);
      this.#lookLater();
    });
  }
}
