/** The places that the settings name. */
export interface Places {
  /** The SIP server. */
  server: string;
  /** Where credentials for the relay are asked for; empty: nowhere. */
  credentials: string;
}

const originOf = (address: string, schemes: readonly string[]): string[] => {
  let url: URL;
  try {
    url = new URL(address.trim());
  } catch {
    return [];
  }
  if (!schemes.includes(url.protocol)) return [];
  return /^[a-z0-9.\-:[\]]+$/i.test(url.host) ? [`${url.protocol}//${url.host}`] : [];
};

/**
 * What `connect-src` allows besides the desk itself: the configured SIP server, the address that gives
 * credentials for the relay where one is configured, and nothing else. Before there is a server, any WebSocket,
 * because the agent is about to name it. The values come from settings, so only their parsed scheme and host
 * ever reach the header.
 */
export const connectSources = ({ server, credentials }: Places): string[] => [
  ...(server.trim() === '' ? ['wss:', 'ws:'] : originOf(server, ['wss:', 'ws:'])),
  ...originOf(credentials, ['https:', 'http:']),
];

/** True when the desk may open this address: the same rule again, below the page. */
export const mayConnect = (target: string, places: Places): boolean => {
  const allowed = connectSources(places);
  let url: URL;
  try {
    url = new URL(target);
  } catch {
    return false;
  }
  return allowed.some(
    (source) => source === url.protocol || source === `${url.protocol}//${url.host}`,
  );
};
