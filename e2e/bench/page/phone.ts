import type { Ear } from './ear';

export interface Ringing {
  /** The click. */
  answer(): void;
  over(): Promise<void>;
}

/** A phone that is measured. */
export interface Phone {
  /** Resolves when it rings. */
  ring(): Promise<Ringing>;
  /** Milliseconds from the order to the INVITE, or to an offer that could be one. */
  dial(): Promise<number>;
}

export interface PhoneParts {
  ear: Ear;
  /** What the caller says, from the first moment on. */
  voice: MediaStreamTrack;
  iceServers: readonly RTCIceServer[];
}

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
