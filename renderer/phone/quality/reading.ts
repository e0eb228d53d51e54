import type { CallId } from '../calls';

/**
 * What one call's connection has counted since it began (W3C Identifiers for WebRTC's Statistics API), without
 * any type of the platform. Counters only grow; null where the connection has not said it yet.
 */
export interface CallReading {
  call: CallId;
  /** Milliseconds that never jump. */
  at: number;
  /** The codec that arrives or leaves, in lower case: `opus`, `pcmu`. Empty before it is known. */
  codec: string;
  inbound: InboundReading | null;
  outbound: OutboundReading | null;
  /** What the far end reports of our sound by RTCP (RFC 3550 section 6.4). */
  farEnd: FarEndReading | null;
  /** What the far end says it has sent by RTCP; null: it says nothing. Packets. */
  farEndSent: number | null;
  /** How often it has said so. */
  farEndReports: number;
  /** Round trip of the path by its own checks, in milliseconds (RFC 7675). */
  pathRoundTripMs: number | null;
}

export interface InboundReading {
  ssrc: number;
  packets: number;
  lost: number;
  /** Packets that came too late to be played. */
  discarded: number;
  /** Milliseconds, as RFC 3550 section 6.4.1 smooths it. */
  jitterMs: number;
  /** Seconds that all samples together have waited, and how many waited. */
  bufferSeconds: number;
  bufferedSamples: number;
  samples: number;
  concealedSamples: number;
  /** Sum of squared level times seconds: its rise over the seconds is the mean square. */
  energy: number;
  seconds: number;
}

export interface OutboundReading {
  ssrc: number;
  packets: number;
  /** As above, of the sound that is sent: after the gate. Null where the platform does not say. */
  energy: number | null;
  seconds: number | null;
}

export interface FarEndReading {
  lost: number;
  jitterMs: number;
  roundTripMs: number | null;
  /** How many reports it has sent: the same ones say nothing new. */
  reports: number;
}
