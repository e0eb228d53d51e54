import type { LineAccount } from '../line';

/** Never the library's default, which asks a third party's STUN server. */
export const peerConfiguration = (
  account: LineAccount,
  direction: 'in' | 'out',
): RTCConfiguration => ({
  iceServers: iceServersOf(account.iceServers),
  // A pool serves a first offer alone. Chromium begins a search of its own for an answer, and when the browser's
  // leave to see the interfaces comes just then, neither of the two searches ever begins.
  iceCandidatePoolSize: direction === 'out' ? 1 : 0,
  ...(account.relayOnly ? { iceTransportPolicy: 'relay' as const } : {}),
  // Not max-bundle: it refuses a peer that knows no BUNDLE (RFC 8843), as many PBXes do. There is one section anyway.
  bundlePolicy: 'balanced',
  rtcpMuxPolicy: 'require',
});

const isRelay = (url: string): boolean => /^turns?:/i.test(url);

/** Whether one of them could be a relay (RFC 8656). */
export const haveRelay = (servers: readonly RTCIceServer[]): boolean =>
  servers.some(({ urls }) => [urls].flat().some(isRelay));

/** As the browser takes them: one relay without its password would make it refuse the whole connection. */
export const iceServersOf = (servers: LineAccount['iceServers']): RTCIceServer[] =>
  servers.flatMap((server) => {
    const urls = [server.urls].flat();
    const opens = Boolean(server.username && server.credential);
    const usable = opens ? urls : urls.filter((url) => !isRelay(url));
    return usable.length > 0 ? [{ ...server, urls: usable }] : [];
  });
