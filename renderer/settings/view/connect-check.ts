/** What the connect form asks for, as it was typed. */
export interface ConnectDraft {
  server: string;
  user: string;
  domain: string;
  secret: string;
  displayName: string;
  authUser: string;
  realm: string;
}

export type ConnectField = 'server' | 'user' | 'domain' | 'secret';

/** The address with its scheme: wss where none was typed. */
export const serverAddress = (typed: string): string => {
  const text = typed.trim();
  return text === '' || /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `wss://${text}`;
};

/** A WebSocket address (RFC 6455, RFC 7118); ws:// is for a laboratory. */
export const isServerAddress = (typed: string): boolean => {
  const text = serverAddress(typed);
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (protocol === 'wss:' || protocol === 'ws:') && hostname !== '';
};

/** Empty, or the address of a web service; http:// is for a laboratory. */
export const isWebAddress = (typed: string): boolean => {
  if (typed === '') return true;
  if (!URL.canParse(typed)) return false;
  const { protocol, hostname } = new URL(typed);
  return (protocol === 'https:' || protocol === 'http:') && hostname !== '';
};

/** The user part of an address: no @, no scheme, no space. */
const isUser = (text: string) => /^[^\s@:<>"]+$/.test(text.trim());

const isDomain = (text: string) => /^[^\s/@:]+(?::\d+)?$/.test(text.trim());

/** The domain that the address suggests, where none was typed. */
export const domainOf = (server: string): string => {
  const text = serverAddress(server);
  return URL.canParse(text) ? new URL(text).hostname : '';
};

/** What is missing or wrong, in the order of the form. */
export const connectFaults = (draft: ConnectDraft, secretKept: boolean): ConnectField[] => {
  const faults: ConnectField[] = [];
  if (!isServerAddress(draft.server)) faults.push('server');
  if (!isUser(draft.user)) faults.push('user');
  if (draft.domain.trim() !== '' && !isDomain(draft.domain)) faults.push('domain');
  if (draft.secret === '' && !secretKept) faults.push('secret');
  return faults;
};
