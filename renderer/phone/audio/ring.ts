import type { TonePlayer } from './audio-ports';
import type { AudioSettings } from './microphone';
import { ringTones, type ToneName } from './tones';

export interface RingOptions {
  speaker: TonePlayer;
  ringer: TonePlayer;
  settings: () => Pick<AudioSettings, 'ringTone' | 'ringVolume' | 'ringInHeadset'>;
  /** Speaker and ringer are two outputs: on one, the same ring would sound twice. */
  apart: () => boolean;
}

/** The agent's ring: on the ringer, and in the headset as well where that is wished. */
export class Ring {
  readonly #options: RingOptions;
  #sounding: ToneName | null = null;

  constructor(options: RingOptions) {
    this.#options = options;
  }

  /** Resolves when it has ended or was stopped. */
  async play(options: { once?: boolean } = {}): Promise<void> {
    this.stop();
    const { speaker, ringer, settings, apart } = this.#options;
    const { ringTone, ringVolume, ringInHeadset } = settings();
    const tone = ringTones[ringTone];
    this.#sounding = tone;
    const how = { volume: ringVolume, ...options };
    await Promise.all([
      ringer.play(tone, how),
      ringInHeadset && apart() ? speaker.play(tone, how) : null,
    ]);
  }

  /** The tone that was begun, also when another has been chosen since. */
  stop(): void {
    if (!this.#sounding) return;
    this.#options.ringer.stop(this.#sounding);
    this.#options.speaker.stop(this.#sounding);
    this.#sounding = null;
  }
}
