import { mosOf, oneWayMs, type PathMeasure, ratingOf } from './e-model';
import type { QualityMoment } from './quality';
import type { CallReading } from './reading';

/** The far end's buffer is not reported: two jitters, and not less than a frame (what NetEq and others hold). */
const farBufferMs = (jitterMs: number): number => Math.max(20, 2 * jitterMs);

const share = (part: number, whole: number): number =>
  whole <= 0 ? 0 : Math.min(1, Math.max(0, part / whole));

/** What was counted between two readings. A counter that fell was begun anew, by another connection: nothing is known. */
export const continues = (before: CallReading, now: CallReading): boolean =>
  before.inbound !== null &&
  now.inbound !== null &&
  before.inbound.ssrc === now.inbound.ssrc &&
  now.inbound.packets >= before.inbound.packets &&
  now.at > before.at;

const lossOut = (before: CallReading, now: CallReading): number | null => {
  const { farEnd: then, outbound: sentThen } = before;
  const { farEnd, outbound } = now;
  if (!then || !farEnd || !sentThen || !outbound || farEnd.reports === then.reports) return null;
  return share(farEnd.lost - then.lost, outbound.packets - sentThen.packets);
};

/**
 * How the last seconds were: `before` is a few seconds older than `now`, so that one lost packet is not a bad call.
 * `knownLossOut`: the last that the far end reported, where it has said nothing since.
 */
export const momentOf = (
  before: CallReading,
  now: CallReading,
  at: number,
  knownLossOut: number | null,
): QualityMoment => {
  const there = before.inbound;
  const here = now.inbound;
  const outLoss = lossOut(before, now) ?? knownLossOut;
  const roundTripMs = now.farEnd?.roundTripMs ?? now.pathRoundTripMs;
  if (!there || !here || !continues(before, now))
    return {
      at,
      mos: null,
      lossIn: 0,
      lossOut: outLoss,
      jitterMs: here?.jitterMs ?? 0,
      roundTripMs,
      oneWayMs: null,
      concealed: 0,
    };
  const arrived = here.packets - there.packets;
  const missing = here.lost - there.lost;
  const lossIn = share(missing + here.discarded - there.discarded, arrived + missing);
  const waited = here.bufferedSamples - there.bufferedSamples;
  const bufferMs = waited > 0 ? ((here.bufferSeconds - there.bufferSeconds) / waited) * 1000 : 0;
  const inward: PathMeasure = {
    codec: now.codec,
    loss: lossIn,
    roundTripMs: roundTripMs ?? 0,
    bufferMs,
  };
  const outward: PathMeasure = {
    ...inward,
    loss: outLoss ?? 0,
    bufferMs: farBufferMs(now.farEnd?.jitterMs ?? 0),
  };
  return {
    at,
    // Without a packet there is nothing to rate: that is the diagnosis of silence.
    mos: arrived > 0 ? Math.min(mosOf(ratingOf(inward)), mosOf(ratingOf(outward))) : null,
    lossIn,
    lossOut: outLoss,
    jitterMs: here.jitterMs,
    roundTripMs,
    oneWayMs: roundTripMs === null ? null : oneWayMs(inward),
    concealed: share(here.concealedSamples - there.concealedSamples, here.samples - there.samples),
  };
};
