import type { CallReading } from '../quality';

/** One entry of a statistics report; which fields it has depends on its type and on the browser. */
type Entry = Readonly<Record<string, unknown>>;

const numberOf = (entry: Entry | undefined, name: string): number | null => {
  const value = entry?.[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};
const textOf = (entry: Entry | undefined, name: string): string => {
  const value = entry?.[name];
  return typeof value === 'string' ? value : '';
};
const count = (entry: Entry, name: string): number => numberOf(entry, name) ?? 0;
const inMs = (seconds: number | null): number | null => (seconds === null ? null : seconds * 1000);

const isAudio = (entry: Entry): boolean => textOf(entry, 'kind') === 'audio';

/** The path that carries the call: the transport names it; where it does not, the one that is in use. */
const pathOf = (entries: readonly Entry[]): Entry | undefined => {
  const transport = entries.find((entry) => entry['type'] === 'transport');
  const id = textOf(transport, 'selectedCandidatePairId');
  return entries.find(
    (entry) =>
      entry['type'] === 'candidate-pair' &&
      (id ? entry['id'] === id : entry['nominated'] === true && entry['state'] === 'succeeded'),
  );
};

/**
 * A report of the platform (W3C webrtc-stats) as plain numbers. `at`: milliseconds that never jump. A field that this
 * browser does not give counts as zero, or as null where nothing known differs from zero.
 */
export const readingOf = (
  call: string,
  at: number,
  report: Iterable<readonly [string, unknown]>,
): CallReading => {
  const entries = [...report].map(([, entry]) => entry as Entry);
  const ofType = (type: string) =>
    entries.findLast((entry) => entry['type'] === type && isAudio(entry));
  const inbound = ofType('inbound-rtp');
  const outbound = ofType('outbound-rtp');
  const farEnd = ofType('remote-inbound-rtp');
  const sender = ofType('remote-outbound-rtp');
  const source = ofType('media-source');
  const codecId = textOf(inbound, 'codecId') || textOf(outbound, 'codecId');
  const codec = entries.find((entry) => entry['id'] === codecId);
  return {
    call,
    at,
    codec: textOf(codec, 'mimeType')
      .replace(/^audio\//i, '')
      .toLowerCase(),
    inbound: inbound
      ? {
          ssrc: count(inbound, 'ssrc'),
          packets: count(inbound, 'packetsReceived'),
          lost: count(inbound, 'packetsLost'),
          discarded: count(inbound, 'packetsDiscarded'),
          jitterMs: count(inbound, 'jitter') * 1000,
          bufferSeconds: count(inbound, 'jitterBufferDelay'),
          bufferedSamples: count(inbound, 'jitterBufferEmittedCount'),
          samples: count(inbound, 'totalSamplesReceived'),
          concealedSamples:
            count(inbound, 'concealedSamples') - count(inbound, 'silentConcealedSamples'),
          energy: count(inbound, 'totalAudioEnergy'),
          seconds: count(inbound, 'totalSamplesDuration'),
        }
      : null,
    outbound: outbound
      ? {
          ssrc: count(outbound, 'ssrc'),
          packets: count(outbound, 'packetsSent'),
          energy: numberOf(source, 'totalAudioEnergy'),
          seconds: numberOf(source, 'totalSamplesDuration'),
        }
      : null,
    farEnd: farEnd
      ? {
          lost: count(farEnd, 'packetsLost'),
          jitterMs: count(farEnd, 'jitter') * 1000,
          roundTripMs: inMs(numberOf(farEnd, 'roundTripTime')),
          reports: numberOf(farEnd, 'timestamp') ?? 0,
        }
      : null,
    farEndSent: numberOf(sender, 'packetsSent'),
    farEndReports: count(sender ?? {}, 'reportsSent'),
    pathRoundTripMs: inMs(numberOf(pathOf(entries), 'currentRoundTripTime')),
  };
};
