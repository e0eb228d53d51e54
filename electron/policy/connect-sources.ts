import type { ResolvedSettings } from '@contract';
import { isPlainOutside, mayBePlain, serverAddress } from './server-address';

/** The places that the settings name. */
export interface Places {
  /** The SIP server. */
  server: string;
  /** Where credentials for the relay are asked for; empty: nowhere. */
  credentials: string;
  /** Whether IT allows addresses outside this machine that are not encrypted. */
  plain: boolean;
}

export const placesOf = (settings: ResolvedSettings): Places => ({
  server: settings['line.server'].value,
  credentials: settings['line.turnCredentialsUrl'].value,
  plain: mayBePlain(settings),
});

const originOf = (address: string, schemes: readonly string[], plain: boolean): string[] => {
  if (!plain && isPlainOutside(address)) return [];
  let url: URL;
  try {
    url = new URL(address.trim());
  } catch {
    return [];
  }
  if (!schemes.includes(url.protocol)) return [];
  return /^[a-z0-9.\-:[\]]+$/i.test(url.host) ? [`${url.protocol}//${url.host}`] : [];
};

const anyServer = (plain: boolean): string[] =>
  plain ? ['wss:', 'ws:'] : ['wss:', 'ws://localhost:*', 'ws://127.0.0.1:*'];

/**
 * What `connect-src` allows besides the desk itself: the configured SIP server, the address that gives
 * credentials for the relay where one is configured, and nothing else. Before there is a server, any WebSocket,
 * because the agent is about to name it. The values come from settings, so only their parsed scheme and host
 * ever reach the header.
 */
export const connectSources = ({ server, credentials, plain }: Places): string[] => [
  ...(server.trim() === ''
    ? anyServer(plain)
    : originOf(serverAddress(server), ['wss:', 'ws:'], plain)),
  ...originOf(credentials, ['https:', 'http:'], plain),
];

const covers = (source: string, { protocol, host, hostname }: URL): boolean =>
  source === protocol ||
  source === `${protocol}//${host}` ||
  (source.endsWith(':*') && source === `${protocol}//${hostname}:*`);

/** True when the desk may open this address: the same rule again, below the page. */
export const mayConnect = (target: string, places: Places): boolean => {
  let url: URL;
  try {
    url = new URL(target);
  } catch {
    return false;
  }
  return connectSources(places).some((source) => covers(source, url));
};

/** What must be served anew when the settings change; a policy of before the first server allows any. */
export const needsNewPolicy = (served: Places, now: Places): boolean => {
  const before = served.server === '' ? { ...served, server: now.server } : served;
  return connectSources(before).join() !== connectSources(now).join();
};
