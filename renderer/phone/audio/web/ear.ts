import type { Clock, Log } from '../../../kernel';
import type { SuppressorState } from '../suppression';
import { wakeContext } from './audio-context';
import { SuppressionDesk } from './suppression-desk';

/**
 * The agent's ear for voices that something is done to: a context that plays on the chosen output itself.
 * An element that plays a stream made by the graph stretches it to keep pace with the sound card: a tone of
 * 700 Hz was heard at 660 to 770 (measured in Chromium 156).
 */
export class Ear {
  readonly context: AudioContext;
  readonly suppression: SuppressionDesk;
  readonly #log: Log;

  constructor(
    sink: string,
    { clock, log }: { clock: Clock; log: Log },
    onSuppressor: (state: SuppressorState) => void,
  ) {
    this.#log = log;
    this.context = new AudioContext({
      latencyHint: 'interactive',
      sampleRate: 48_000,
      ...(sink === '' ? {} : { sinkId: sink }),
    });
    this.suppression = new SuppressionDesk(this.context, { clock, log }, onSuppressor);
    wakeContext(this.context, log);
  }

  get runs(): boolean {
    return this.context.state === 'running';
  }

  setSink(id: string): void {
    this.context.setSinkId(id).catch((error: unknown) => {
      this.#log('warn', `output not chosen: ${error instanceof Error ? error.name : ''}`);
      // The device went away meanwhile: the system's own output is better than silence.
      if (id !== '') this.setSink('');
    });
  }

  close(): void {
    this.suppression.dispose();
    this.context
      .close()
      .catch((error: unknown) => this.#log('warn', `not closed: ${String(error)}`));
  }
}
