import type { Core } from 'sip.js';
import type { CallId, CallSignal } from '../calls';
import type { Clock } from '../../kernel';
import { createDigitQueue, type DigitWay, rowOf } from './digits';
import { infoWay } from './info-digits';
import type { CallMedia } from './media-handler';

export interface LegDigitsOptions {
  call: CallId;
  clock: Clock;
  media: Pick<CallMedia, 'tones'>;
  /** The settings want messages instead of tones. */
  byInfo: boolean;
  /** Null until the call is answered. */
  dialog(): Core.Session | null;
  signal(signal: CallSignal): void;
}

/** The digits of one call: as RTP events, by INFO where the far end takes none, and what became of them. */
export class LegDigits {
  readonly #options: LegDigitsOptions;
  readonly #queue = createDigitQueue(() => this.#way());

  constructor(options: LegDigitsOptions) {
    this.#options = options;
  }

  send(digits: string): void {
    if (this.#options.dialog()) return this.#queue.add(digits);
    // A menu before the answer: what cannot leave at once would be played to the person who answers.
    const early = this.#tones();
    if (early) early.play(early.waiting() + rowOf(digits));
    else this.#unsent(rowOf(digits));
  }

  /** Something may have opened a way. */
  flush(): void {
    this.#queue.flush();
  }

  /** Somebody has answered: what was for the menu before is not for them. */
  answered(): void {
    const early = this.#tones();
    const left = early?.waiting() ?? '';
    if (left !== '') {
      early?.play('');
      this.#unsent(left);
    }
    this.flush();
  }

  /** RTP events that can leave now. */
  #tones(): DigitWay | null {
    const tones = this.#options.byInfo ? null : this.#options.media.tones();
    return tones === 'later' ? null : tones;
  }

  #way(): DigitWay | null {
    const { byInfo, call, clock, media, signal } = this.#options;
    const dialog = this.#options.dialog();
    if (!dialog) return null;
    if (!byInfo && media.tones() !== null) return this.#tones();
    const how = byInfo ? {} : ({ asMessages: true } as const);
    return infoWay(dialog, clock, (digits, heard) => {
      if (heard) signal({ kind: 'digitsSent', call, digits, ...how });
      else this.#unsent(digits);
    });
  }

  #unsent(digits: string): void {
    this.#options.signal({ kind: 'digitsUnsent', call: this.#options.call, digits });
  }
}
