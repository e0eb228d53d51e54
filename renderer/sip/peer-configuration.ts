import type { LineAccount } from '../line';

/** Never the library's default, which asks a third party's STUN server. */
export const peerConfiguration = (account: LineAccount): RTCConfiguration => ({
  iceServers: iceServersOf(account.iceServers),
  iceCandidatePoolSize: 1,
  ...(account.relayOnly ? { iceTransportPolicy: 'relay' as const } : {}),
  // Not max-bundle: it refuses a peer that knows no BUNDLE (RFC 8843), as many PBXes do. There is one section anyway.
  bundlePolicy: 'balanced',
  rtcpMuxPolicy: 'require',
});

/** As the browser takes them. */
export const iceServersOf = (servers: LineAccount['iceServers']): RTCIceServer[] =>
  servers.map((server) => ({
    ...server,
    urls: typeof server.urls === 'string' ? server.urls : [...server.urls],
  }));
