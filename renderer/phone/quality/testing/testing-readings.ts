import type { CallReading } from '../reading';

/** What one second of a healthy call adds: 50 packets of 20 ms each way. */
export interface SecondOfTest {
  /** A part of a second brings its part of everything; 1000 unless told. */
  ms?: number;
  arrived?: number;
  lost?: number;
  concealed?: number;
  jitterMs?: number;
  bufferMs?: number;
  /** Root mean square of what arrives. */
  level?: number;
  sent?: number;
  sentLevel?: number;
  lostThere?: number;
  roundTripMs?: number;
  /** The far end's RTCP sender reports: what it has sent in this second; undefined: no report. */
  farEndSent?: number;
}

/** A connection for tests: counts what each second brings. */
export const createCounters = (call = 'a', codec = 'opus') => {
  let reading: CallReading = {
    call,
    at: 0,
    codec,
    inbound: {
      ssrc: 7,
      packets: 0,
      lost: 0,
      discarded: 0,
      jitterMs: 3,
      bufferSeconds: 0,
      bufferedSamples: 0,
      samples: 0,
      concealedSamples: 0,
      energy: 0,
      seconds: 0,
    },
    outbound: { ssrc: 8, packets: 0, energy: 0, seconds: 0 },
    farEnd: { lost: 0, jitterMs: 3, roundTripMs: 40, reports: 0 },
    farEndSent: null,
    farEndReports: 0,
    pathRoundTripMs: 40,
  };
  const second = (given: SecondOfTest = {}): CallReading => {
    const { inbound, outbound, farEnd } = reading;
    if (!inbound || !outbound || !farEnd) throw new Error('not a whole reading');
    const ms = given.ms ?? 1000;
    const part = ms / 1000;
    const samples = 48_000 * part;
    const told = given.farEndSent !== undefined;
    reading = {
      ...reading,
      at: reading.at + ms,
      inbound: {
        ...inbound,
        packets: inbound.packets + (given.arrived ?? 50) * part,
        lost: inbound.lost + (given.lost ?? 0) * part,
        jitterMs: given.jitterMs ?? 3,
        bufferSeconds: inbound.bufferSeconds + ((given.bufferMs ?? 40) / 1000) * samples,
        bufferedSamples: inbound.bufferedSamples + samples,
        samples: inbound.samples + samples,
        concealedSamples: inbound.concealedSamples + (given.concealed ?? 0) * samples,
        energy: inbound.energy + (given.level ?? 0.1) ** 2 * part,
        seconds: inbound.seconds + part,
      },
      outbound: {
        ...outbound,
        packets: outbound.packets + (given.sent ?? 50) * part,
        energy: (outbound.energy ?? 0) + (given.sentLevel ?? 0.1) ** 2 * part,
        seconds: (outbound.seconds ?? 0) + part,
      },
      farEnd: {
        ...farEnd,
        lost: farEnd.lost + (given.lostThere ?? 0) * part,
        roundTripMs: given.roundTripMs ?? 40,
        reports: farEnd.reports + 1,
      },
      farEndSent: told ? (reading.farEndSent ?? 0) + (given.farEndSent ?? 0) : reading.farEndSent,
      farEndReports: reading.farEndReports + (told ? 1 : 0),
    };
    return reading;
  };
  const anotherStream = (): void => {
    const { inbound } = reading;
    if (inbound) reading = { ...reading, inbound: { ...inbound, ssrc: inbound.ssrc + 1 } };
  };
  return { second, now: () => reading, anotherStream };
};
