import type { Log } from '../../../kernel';
import type { LoopFigures, ServerAnswer } from '../line-probe';

const answerWithin = 5_000;
const connectWithin = 6_000;
const measureFor = 3_000;

const urlsOf = ({ urls }: RTCIceServer): string[] => (typeof urls === 'string' ? [urls] : urls);
const isRelay = (url: string) => /^turns?:/i.test(url);

/** Asks every address by itself, so that the one that fails has a name. Nothing is sent to anybody else. */
export const askServers = (servers: readonly RTCIceServer[], log: Log): Promise<ServerAnswer[]> =>
  Promise.all(
    servers.flatMap((server) =>
      urlsOf(server).map(async (url): Promise<ServerAnswer> => {
        const kind = isRelay(url) ? 'turn' : 'stun';
        return { url, kind, answer: await askServer({ ...server, urls: url }, kind, log) };
      }),
    ),
  );

const askServer = async (
  server: RTCIceServer,
  kind: 'stun' | 'turn',
  log: Log,
): Promise<ServerAnswer['answer']> => {
  let peer: RTCPeerConnection;
  try {
    peer = new RTCPeerConnection({
      iceServers: [server],
      iceTransportPolicy: kind === 'turn' ? 'relay' : 'all',
    });
  } catch (error) {
    log('warn', `no such server: ${String(error)}`);
    return 'wrong';
  }
  try {
    peer.createDataChannel('probe');
    const answer = gathered(peer, kind);
    await peer.setLocalDescription();
    return await answer;
  } finally {
    peer.close();
  }
};

/** RFC 8656 section 5 and 7: 401 and 403 come from a relay that is there; 701 is the browser's "no answer". */
const gathered = (
  peer: RTCPeerConnection,
  kind: 'stun' | 'turn',
): Promise<ServerAnswer['answer']> =>
  new Promise((resolve) => {
    let failed: ServerAnswer['answer'] | null = null;
    const timer = setTimeout(() => resolve(failed ?? 'silent'), answerWithin);
    const done = (answer: ServerAnswer['answer']) => {
      clearTimeout(timer);
      resolve(answer);
    };
    peer.addEventListener('icecandidate', ({ candidate }) => {
      const wanted = kind === 'turn' ? 'relay' : 'srflx';
      if (candidate?.type === wanted) done('ok');
    });
    peer.addEventListener('icecandidateerror', ({ errorCode }) => {
      if (errorCode !== 701) failed = 'refused';
      else failed ??= 'silent';
    });
    peer.addEventListener('icegatheringstatechange', () => {
      if (peer.iceGatheringState !== 'complete') return;
      // A machine with a public address sees no other one in the answer: then there is no candidate of its own.
      done(failed ?? (kind === 'stun' ? 'ok' : 'silent'));
    });
  });

/** A sound from this machine over the relay to this machine, as a call sends it; null: it did not come through. */
export const loopOverRelay = async (
  servers: readonly RTCIceServer[],
  log: Log,
): Promise<LoopFigures | null> => {
  const configuration: RTCConfiguration = {
    iceServers: servers.filter((server) => urlsOf(server).some(isRelay)),
    iceTransportPolicy: 'relay',
  };
  const sender = new RTCPeerConnection(configuration);
  const receiver = new RTCPeerConnection(configuration);
  const context = new AudioContext({ sinkId: { type: 'none' } });
  try {
    const sound = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    const tone = new OscillatorNode(context, { frequency: 440 });
    tone.connect(sound);
    tone.start();
    for (const track of sound.stream.getTracks()) sender.addTrack(track, sound.stream);
    sender.addEventListener('icecandidate', ({ candidate }) => give(receiver, candidate, log));
    receiver.addEventListener('icecandidate', ({ candidate }) => give(sender, candidate, log));
    await sender.setLocalDescription();
    await receiver.setRemoteDescription(sender.localDescription!);
    await receiver.setLocalDescription();
    await sender.setRemoteDescription(receiver.localDescription!);
    if (!(await connected(receiver))) return null;
    await new Promise((resolve) => setTimeout(resolve, measureFor));
    return figuresOf(await receiver.getStats());
  } catch (error) {
    log('warn', `no loop over the relay: ${String(error)}`);
    return null;
  } finally {
    sender.close();
    receiver.close();
    await context.close();
  }
};

const give = (peer: RTCPeerConnection, candidate: RTCIceCandidate | null, log: Log): void => {
  if (!candidate) return;
  peer
    .addIceCandidate(candidate)
    .catch((error: unknown) => log('warn', `candidate not taken: ${String(error)}`));
};

const connected = (peer: RTCPeerConnection): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), connectWithin);
    const look = () => {
      if (peer.connectionState !== 'connected' && peer.connectionState !== 'failed') return;
      clearTimeout(timer);
      resolve(peer.connectionState === 'connected');
    };
    peer.addEventListener('connectionstatechange', look);
    look();
  });

/** Inbound RTP as the browser counts it (W3C webrtc-stats). */
const figuresOf = (stats: RTCStatsReport): LoopFigures | null => {
  for (const row of stats.values() as Iterable<Record<string, unknown>>) {
    if (row['type'] !== 'inbound-rtp') continue;
    const received = Number(row['packetsReceived'] ?? 0);
    const lost = Math.max(0, Number(row['packetsLost'] ?? 0));
    if (received === 0) return null;
    return { loss: lost / (received + lost), jitterMs: Number(row['jitter'] ?? 0) * 1_000 };
  }
  return null;
};
