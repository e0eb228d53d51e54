import type { StoreApi } from 'zustand/vanilla';
import type { Result } from '../../kernel';
import type { AudioDoor, AudioSnapshot } from './audio-door';
import type { SoundPort } from './audio-ports';
import type { Ring } from './ring';

export interface SoundCheckOptions {
  sound: SoundPort;
  store: StoreApi<AudioSnapshot>;
  ring: Ring;
  /** Opens the microphone for the test and keeps it open. */
  borrowMicrophone: () => Promise<Result<MediaStream>>;
  giveBack: () => void;
}

const testVolume = 0.7;

/** What the agent tries before the shift. One test at a time; a new one, or a call, ends the one before. */
export class SoundCheck implements Pick<
  AudioDoor,
  'playTestTone' | 'startMicrophoneTest' | 'startEchoTest' | 'stopTest'
> {
  readonly #options: SoundCheckOptions;
  #turn = 0;

  constructor(options: SoundCheckOptions) {
    this.#options = options;
  }

  async playTestTone(role: 'speaker' | 'ringer'): Promise<void> {
    const turn = this.#begin('tone');
    const { sound, ring } = this.#options;
    await (role === 'speaker'
      ? sound.speaker.play('test', { volume: testVolume })
      : ring.play({ once: true }));
    this.#finish(turn);
  }

  async startMicrophoneTest(): Promise<void> {
    const turn = this.#begin('microphone');
    const microphone = await this.#options.borrowMicrophone();
    if (!microphone.ok) this.#finish(turn);
  }

  async startEchoTest(): Promise<void> {
    const turn = this.#begin('echo');
    const { sound, store, borrowMicrophone } = this.#options;
    const microphone = await borrowMicrophone();
    if (turn !== this.#turn) return;
    if (microphone.ok) {
      store.setState({ echo: 'recording' });
      const speaker = store.getState().decision.speaker?.id ?? '';
      // As callers hear it, with everything that is done to it on the way.
      const { stream, end } = sound.graph.processed();
      await sound.echo.run(stream, speaker, () => {
        if (turn === this.#turn) store.setState({ echo: 'playing' });
      });
      end();
    }
    this.#finish(turn);
  }

  stopTest(): void {
    if (this.#options.store.getState().test === 'none') return;
    this.#turn++;
    this.#silence();
    this.#options.store.setState({ test: 'none', echo: null });
  }

  #begin(test: AudioSnapshot['test']): number {
    this.stopTest();
    this.#options.store.setState({ test, echo: null });
    return ++this.#turn;
  }

  #finish(turn: number): void {
    if (turn === this.#turn) this.stopTest();
  }

  #silence(): void {
    const { sound, ring, giveBack, store } = this.#options;
    const { test } = store.getState();
    if (test === 'tone') {
      sound.speaker.stop('test');
      ring.stop();
    }
    if (test === 'echo') sound.echo.stop();
    giveBack();
  }
}
