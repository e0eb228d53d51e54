import type { Clock } from '../../kernel';
import { fromRelay, fromServer, usable } from './candidates';

export interface GatheringOptions {
  clock: Clock;
  /** How long STUN and TURN servers are waited for, as a host candidate alone may not be reachable. */
  serversMs: number;
  /** Within that time for a relay, too: what a STUN server says comes sooner, and may not be enough. */
  awaitsRelay: boolean;
  /** When any candidate is good enough. */
  deadlineMs: number;
  /** When the lack of any candidate is final: a description without one is of no use. */
  lastChanceMs: number;
  closed: AbortSignal;
}

/** Host candidates of all interfaces arrive together; those from servers may be of several. */
const quietMs = { host: 5, server: 20 };

const any = (sdp: string): boolean => /^a=candidate:/m.test(sdp);

/** Not one candidate was found. */
export class NoPath extends Error {
  /** The browser was still looking: it was not the network that had none. */
  readonly unfinished: boolean;

  constructor({ iceGatheringState, signalingState }: RTCPeerConnection) {
    // Rare, and then the states are all there is to find the cause by.
    super(`no ICE candidate: gathering ${iceGatheringState}, ${signalingState}`);
    this.unfinished = iceGatheringState !== 'complete';
  }
}

export interface Gathering {
  /** Rejects with `NoPath` when there is no candidate at all, and when the call is closed. */
  described(): Promise<void>;
  stop(): void;
}

/**
 * Waits until the local description can leave. Not for the end of gathering: that takes 0.1 s at best and
 * many seconds with a silent STUN server; what comes later is found by the checks themselves (RFC 8445
 * section 7.3.1.3). Call it before `setLocalDescription`, so that no candidate is missed.
 */
export const gatherCandidates = (
  connection: RTCPeerConnection,
  options: GatheringOptions,
): Gathering => {
  const { clock, closed } = options;
  const waits = options.serversMs > 0;
  let enough = usable;
  if (waits) enough = options.awaitsRelay ? fromRelay : fromServer;
  const quiet = waits ? quietMs.server : quietMs.host;
  let resolve = () => {};
  let reject: (error: Error) => void = () => {};
  const done = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // Nobody may be waiting yet when the connection is closed.
  done.catch(() => undefined);
  let settle: (() => void) | null = null;
  const timers: (() => void)[] = [];

  const stop = () => {
    connection.removeEventListener('icecandidate', look);
    connection.removeEventListener('icegatheringstatechange', look);
    closed.removeEventListener('abort', abort);
    settle?.();
    for (const cancel of timers) cancel();
  };
  const finish = () => {
    stop();
    resolve();
  };
  const give = (why: Error) => {
    stop();
    reject(why);
  };
  const abort = () => give(new Error('closed while gathering'));
  const described = () => connection.localDescription?.sdp ?? '';
  const look = (event?: Event) => {
    const sdp = described();
    if (!sdp) return;
    if (connection.iceGatheringState === 'complete') {
      if (any(sdp)) return finish();
      // Before the first event the state is still that of the gathering before an ICE restart.
      if (event) give(new NoPath(connection));
      return;
    }
    if (!enough(sdp)) return;
    settle?.();
    settle = clock.after(quiet, finish);
  };

  connection.addEventListener('icecandidate', look);
  connection.addEventListener('icegatheringstatechange', look);
  closed.addEventListener('abort', abort);
  timers.push(
    clock.after(waits ? options.serversMs : options.deadlineMs, () => {
      enough = usable;
      if (usable(described())) finish();
    }),
    // A machine without any network has none that is usable elsewhere: enough for a call within it.
    clock.after(options.deadlineMs * 4, () => {
      enough = any;
      if (any(described())) finish();
    }),
    clock.after(options.lastChanceMs, () => give(new NoPath(connection))),
  );
  return {
    described: () => {
      if (closed.aborted) abort();
      else look();
      return done;
    },
    stop,
  };
};
