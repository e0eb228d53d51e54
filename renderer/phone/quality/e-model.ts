/** How a codec bears loss, for the E-model. */
interface CodecImpairment {
  /** Equipment impairment without loss. */
  ie: number;
  /** Robustness against random loss. */
  bpl: number;
  /** What coding itself adds to the delay, in milliseconds: one frame and the look-ahead. */
  codingMs: number;
}

/** Opus speech at the 32 kbit/s that WebRTC sends. */
const opusBitsPerSecond = 32_000;

/**
 * G.711 with concealment: ITU-T G.113 Appendix I (Ie 0, Bpl 25.1). G.722 and others with PLC are taken for the same.
 * Opus has no value there; what practice uses: Ie = 55 - 4.6 ln(bit rate), Bpl 20 with in-band FEC.
 */
const impairmentOf = (codec: string): CodecImpairment =>
  codec === 'opus'
    ? {
        ie: Math.min(30, Math.max(0, 55 - 4.6 * Math.log(opusBitsPerSecond))),
        bpl: 20,
        codingMs: 26.5,
      }
    : { ie: 0, bpl: 25.1, codingMs: 20 };

export interface PathMeasure {
  /** As in `CallReading`. */
  codec: string;
  /** Share of packets that were not played in time, 0 to 1. */
  loss: number;
  roundTripMs: number;
  /** How long sound waits in the buffer of whoever hears it. */
  bufferMs: number;
}

/** From mouth to ear in one direction, in milliseconds: half the round trip, the buffer, and the coding. An estimate. */
export const oneWayMs = ({ codec, roundTripMs, bufferMs }: PathMeasure): number =>
  roundTripMs / 2 + bufferMs + impairmentOf(codec).codingMs;

/**
 * Rating factor R, 0 to 93.2, by ITU-T G.107 with its default values: R = 93.2 - Id - Ie,eff, where
 * Id = 0.024 d + 0.11 (d - 177.3) H(d - 177.3) with d in ms one way (the usual simplification of its delay part), and
 * Ie,eff = Ie + (95 - Ie) Ppl / (Ppl + Bpl) with Ppl in percent (random loss, BurstR 1). An estimate: echo, level
 * and noise are not measured.
 */
export const ratingOf = (path: PathMeasure): number => {
  const { ie, bpl } = impairmentOf(path.codec);
  const delay = oneWayMs(path);
  const percent = Math.min(1, Math.max(0, path.loss)) * 100;
  const late = Math.max(0, delay - 177.3);
  const effective = ie + ((95 - ie) * percent) / (percent + bpl);
  return Math.min(93.2, Math.max(0, 93.2 - (0.024 * delay + 0.11 * late) - effective));
};

/** Mean opinion score 1 to 4.5 of a rating factor (ITU-T G.107 Annex B). Estimated, never asked of people. */
export const mosOf = (rating: number): number => {
  if (rating <= 0) return 1;
  if (rating >= 100) return 4.5;
  return Math.max(1, 1 + 0.035 * rating + 7e-6 * rating * (rating - 60) * (100 - rating));
};
