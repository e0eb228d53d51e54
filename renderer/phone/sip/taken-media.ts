import { hasCommonCodec } from './sound-codecs';
import { type Layout, takeSound, withLayout } from './sdp-sections';
import { fail, type Result } from '../../kernel';

/** The sound of an offer that can be answered. Codes as `takeSound`, and noCommonCodec. */
export const takeOffer = (offer: string): ReturnType<typeof takeSound> => {
  const taken = takeSound(offer);
  if (!taken.ok) return taken;
  return hasCommonCodec(taken.value.sound) ? taken : fail('noCommonCodec', 'refused');
};

const orThrow = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.fault.code);
  return result.value;
};

/** What was offered seemed to fit, and may not: then nobody would be heard. */
export const answerWithSound = (answer: RTCSessionDescriptionInit): RTCSessionDescriptionInit => {
  if (/^m=audio 0 /m.test(answer.sdp ?? '')) throw new Error('noCommonCodec');
  return answer;
};

/**
 * What is taken of the media of one call: the sound. Everything else that the far end offers is refused, and named
 * again in its place in every later description of ours (RFC 3264 sections 6 and 8).
 */
export class TakenMedia {
  #agreed: Layout = [null];
  #offered: Layout | null = null;

  /** What the browser is given of an offer. Throws when it cannot be answered. */
  offered(offer: string): string {
    const { sound, layout } = orThrow(takeOffer(offer));
    this.#offered = layout;
    return sound;
  }

  /** What the browser is given of an answer. */
  answered(answer: string): string {
    return orThrow(takeSound(answer)).sound;
  }

  inOffer(own: string): string {
    return withLayout(own, this.#agreed);
  }

  inAnswer(own: string): string {
    this.#agreed = this.#offered ?? this.#agreed;
    this.#offered = null;
    return withLayout(own, this.#agreed);
  }

  /** The offer came to nothing. */
  rolledBack(): void {
    this.#offered = null;
  }
}
