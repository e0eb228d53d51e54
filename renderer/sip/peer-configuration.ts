import type { LineAccount } from '../line';

/** Never the library's default, which asks a third party's STUN server. */
export const peerConfiguration = (account: LineAccount): RTCConfiguration => ({
  iceServers: account.iceServers.map((server) => ({
    ...server,
    urls: typeof server.urls === 'string' ? server.urls : [...server.urls],
  })),
  iceCandidatePoolSize: 1,
  // Not max-bundle: it refuses a peer that knows no BUNDLE (RFC 8843), as many PBXes do. There is one section anyway.
  bundlePolicy: 'balanced',
  rtcpMuxPolicy: 'require',
});
