import type { PathReading } from './media-watch';

/** The members of the statistics that are read here (W3C webrtc-stats); the rest of a report is not ours. */
interface Entry {
  id: string;
  type: string;
  kind?: string;
  /** Of the reading, and of the newest packet: both by the same clock, which is not ours. */
  timestamp?: number;
  lastPacketReceivedTimestamp?: number;
  packetsReceived?: number;
  selectedCandidatePairId?: string;
  state?: string;
  nominated?: boolean;
  responsesReceived?: number;
  requestsReceived?: number;
}

const sending = new Set<RTCRtpTransceiverDirection | null>(['sendrecv', 'recvonly']);

const usedPair = (entries: readonly Entry[]): Entry | undefined => {
  const chosen = entries.find((one) => one.type === 'transport')?.selectedCandidatePairId;
  return chosen === undefined
    ? entries.find(
        (one) => one.type === 'candidate-pair' && one.nominated && one.state === 'succeeded',
      )
    : entries.find((one) => one.id === chosen);
};

const agesOf = ({ timestamp, lastPacketReceivedTimestamp }: Entry): number[] => {
  if (timestamp === undefined || lastPacketReceivedTimestamp === undefined) return [];
  const age = timestamp - lastPacketReceivedTimestamp;
  return age >= 0 ? [age] : [];
};

/** Reads the path of a call from `getStats`; null where the connection cannot say. */
export const readPath = async (
  connection: RTCPeerConnection,
  direction: RTCRtpTransceiverDirection | null,
  now: () => number,
): Promise<PathReading | null> => {
  const report = await connection.getStats();
  const entries: Entry[] = [];
  report.forEach((entry: Entry) => entries.push(entry));
  const pair = usedPair(entries);
  const streams = entries.filter((one) => one.type === 'inbound-rtp' && one.kind === 'audio');
  const ages = streams.flatMap(agesOf);
  const at = now();
  return {
    at,
    expected: sending.has(direction),
    packets: streams.reduce((sum, one) => sum + (one.packetsReceived ?? 0), 0),
    packetAt: ages.length > 0 ? at - Math.min(...ages) : null,
    pair: pair?.id ?? null,
    checks: (pair?.responsesReceived ?? 0) + (pair?.requestsReceived ?? 0),
  };
};
