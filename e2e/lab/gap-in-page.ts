import { loudness, toneShare } from './tone';

/** What was heard since the start, in milliseconds of the received sound. */
export interface GapReport {
  /** The longest stretch without the tone, the one that still lasts included. */
  gapMs: number;
  /** How long the tone was there. */
  heardMs: number;
  /** How long was listened. */
  listenedMs: number;
  /** For how long now the tone has been there without a gap; 0 within one. */
  steadyMs: number;
  /** Every stretch of more than 100 ms: when it began and how long it was. */
  gaps: { atMs: number; ms: number }[];
}

export interface GapMeter {
  start(hertz: number): void;
  report(): GapReport;
  /** States, packets and paths of every connection, for a failure's message. */
  connections(): Promise<string>;
}

declare global {
  interface Window {
    gapMeter: GapMeter;
  }
}

/** Chromium's reader of a track's decoded samples; TypeScript's library does not know it. */
declare class MediaStreamTrackProcessor {
  constructor(order: { track: MediaStreamTrack; maxBufferSize: number });
  readonly readable: ReadableStream<AudioData>;
}

let hertz = 0;
let startedAt = 0;
let lastHeard = 0;
let lastFrame = 0;
let heardMs = 0;
let gaps: { atMs: number; ms: number }[] = [];
const notable = 100;

const take = (samples: Float32Array, rate: number, at: number): void => {
  if (hertz === 0 || at < startedAt) return;
  lastFrame = Math.max(lastFrame, at);
  const isTone = loudness(samples) > 0.01 && toneShare(samples, rate, hertz) > 0.4;
  if (!isTone) return;
  const ms = at - lastHeard;
  if (ms > notable) gaps.push({ atMs: Math.round(lastHeard - startedAt), ms: Math.round(ms) });
  heardMs += (samples.length / rate) * 1000;
  lastHeard = Math.max(lastHeard, at);
};

/**
 * Every frame of ten milliseconds, none skipped. Its own time stamp counts and not when the page came to it: the
 * machine may be busy, and a page that stood still shows as the gap that it was.
 */
const follow = async (track: MediaStreamTrack): Promise<void> => {
  const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: 1000 });
  const frames = readable.getReader();
  for (let next = await frames.read(); !next.done; next = await frames.read()) {
    const frame = next.value;
    const samples = new Float32Array(frame.numberOfFrames);
    frame.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
    take(samples, frame.sampleRate, frame.timestamp / 1000);
    frame.close();
  }
};

/** Held weakly: another test counts those that a finished call leaves behind. */
const connections: WeakRef<RTCPeerConnection>[] = [];

const described = async (one: RTCPeerConnection): Promise<string> => {
  const states: string[] = [one.signalingState, one.iceConnectionState, one.connectionState];
  for (const stat of (await one.getStats()).values()) {
    const { type } = stat as RTCStats;
    if (type === 'inbound-rtp') {
      const { packetsReceived, packetsLost } = stat as RTCInboundRtpStreamStats;
      states.push(`in ${packetsReceived}, lost ${packetsLost}`);
    }
    if (type === 'candidate-pair' && (stat as RTCIceCandidatePairStats).nominated) {
      const { state, packetsReceived, packetsSent } = stat as RTCIceCandidatePairStats & {
        packetsReceived?: number;
        packetsSent?: number;
      };
      states.push(`pair ${state}: ${packetsReceived} in, ${packetsSent} out`);
    }
  }
  return states.join(', ');
};

// Hears every connection of the page; it only listens and changes nothing.
window.RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
  construct: (target, given, newTarget) => {
    const made = Reflect.construct(target, given, newTarget) as RTCPeerConnection;
    connections.push(new WeakRef(made));
    made.addEventListener('track', ({ track }) => {
      if (track.kind === 'audio') void follow(track);
    });
    return made;
  },
});

window.gapMeter = {
  start: (tone) => {
    hertz = tone;
    startedAt = performance.now();
    lastHeard = startedAt;
    lastFrame = startedAt;
    heardMs = 0;
    gaps = [];
  },
  connections: async () => {
    const alive = connections.flatMap((one) => one.deref() ?? []);
    return (await Promise.all(alive.map(described))).join('; ');
  },
  report: () => {
    const now = performance.now();
    // What still lies in the reader is no gap; where no frames come at all, it is one.
    const open = (now - lastFrame > 500 ? now : lastFrame) - lastHeard;
    const longest = Math.max(0, ...gaps.map((gap) => gap.ms), open > notable ? open : 0);
    const last = gaps.at(-1);
    const since = last ? last.atMs + last.ms : 0;
    return {
      steadyMs: open > notable ? 0 : Math.round(lastHeard - startedAt - since),
      gapMs: Math.round(longest),
      heardMs: Math.round(heardMs),
      listenedMs: Math.round(now - startedAt),
      gaps,
    };
  },
};
