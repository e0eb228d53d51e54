import type { ResolvedSettings } from '@contract';

/** The server as typed, with the secure scheme where none was given. */
export const serverAddress = (typed: string): string => {
  const server = typed.trim();
  return server === '' || /^[a-z][a-z0-9+.-]*:\/\//i.test(server) ? server : `wss://${server}`;
};

/** The host that an address names, or nothing. */
export const hostOf = (address: string): string => {
  const server = serverAddress(address);
  return URL.canParse(server) ? new URL(server).hostname : '';
};

/** This machine under one of its own names (RFC 6761 section 6.3, RFC 1122 section 3.2.1.3). */
const isThisMachine = (host: string): boolean =>
  host === 'localhost' ||
  host.endsWith('.localhost') ||
  host === '[::1]' ||
  /^127(?:\.\d+){3}$/.test(host);

/** True for an address whose messages everybody on the way can read. */
export const isPlainOutside = (typed: string): boolean => {
  const address = serverAddress(typed);
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return (protocol === 'ws:' || protocol === 'http:') && !isThisMachine(hostname);
};

/** Whether IT allows that. Nobody can allow it to himself. */
export const mayBePlain = (settings: ResolvedSettings): boolean =>
  settings['line.allowUnencrypted'].source === 'managed' && settings['line.allowUnencrypted'].value;
