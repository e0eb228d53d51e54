import type { RecordedQuality, SilenceFault } from '../../model/recorded-quality';

export type Grade = 'good' | 'fair' | 'poor';

/** Where the trouble lies, as far as the desk can know it. */
export type TroubledSide =
  /** What the agent says is lost on the way out. */
  | 'up'
  /** What the far end says is lost on the way in. */
  | 'down'
  /** Both ways: most likely the network of this computer. */
  | 'both'
  /** Nothing is lost, but it takes long. */
  | 'delay'
  /** The path is clean; the sound comes damaged. */
  | 'there'
  /** Both ends are on this computer, which is too busy for its sound. */
  | 'here';

/** One second of a call. Loss and concealment are shares, 0 to 1; times in milliseconds. */
export interface QualityMoment {
  /** Epoch ms. */
  at: number;
  /** Estimated (E-model), the worse direction; null while nothing can be said. */
  mos: number | null;
  lossIn: number;
  /** What the far end reports; null: it reports nothing. */
  lossOut: number | null;
  jitterMs: number;
  roundTripMs: number | null;
  /** From mouth to ear, estimated. */
  oneWayMs: number | null;
  concealed: number;
}

/** How a call was, with what its report needs besides. */
export interface CallQualitySummary extends RecordedQuality {
  roundTripMs: number | null;
  bufferMs: number;
  /** When it was measured (epoch ms), and the streams' numbers (RFC 3550). */
  from: number;
  to: number;
  ssrcIn: number;
  ssrcOut: number;
}

/** What a view shows of one call. */
export interface CallQuality {
  grade: Grade;
  /** Null while the grade is good. */
  side: TroubledSide | null;
  /** Which leg is silent, and since when (epoch ms). */
  silence: { fault: SilenceFault; label: string } | null;
  /** Every second of the call, oldest first; the last ten minutes. */
  moments: readonly QualityMoment[];
  summary: CallQualitySummary;
}
