import type { ResolvedSettings } from '@contract';
import { belongsTo, secretOwner } from '@policy/secret-owner';
import { hostOf as domainOf, isPlainOutside, serverAddress } from '@policy/server-address';

export { hostOf as domainOf, mayBePlain, serverAddress } from '@policy/server-address';

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

/** A WebSocket address (RFC 6455, RFC 7118); `plain`: IT allows one without TLS outside this machine. */
export const isServerAddress = (typed: string, plain = false): boolean => {
  const text = serverAddress(typed);
  if (!URL.canParse(text) || (!plain && isPlainOutside(text))) return false;
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

/** True when the kept secret is for the account as it is typed. */
export const isSameAccount = (draft: ConnectDraft, settings: ResolvedSettings): boolean => {
  const named = Object.fromEntries(
    (['server', 'user', 'domain', 'authUser', 'realm'] as const).map((name) => [
      `line.${name}`,
      { ...settings[`line.${name}`], value: draft[name] },
    ]),
  );
  const typed = { ...settings, ...named } as ResolvedSettings;
  return belongsTo(secretOwner('line', settings), secretOwner('line', typed));
};

/**
 * The domain that the form shows: what was typed into it; else, where the known one was only the known server's host,
 * the host of the server as it is typed now.
 */
export const shownDomain = (
  typed: string | undefined,
  server: string,
  known: { server: string; domain: string; locked: boolean },
): string => {
  if (typed !== undefined) return typed;
  const follows = known.domain === '' || known.domain === domainOf(known.server);
  return follows && !known.locked ? domainOf(server) : known.domain;
};

/** The domain as it is kept: empty where it is the server's host, and so follows it. */
export const keptDomain = (shown: string, server: string, known: string): string => {
  const domain = shown.trim();
  return domain === known || domain !== domainOf(server) ? domain : '';
};

/** What is missing or wrong, in the order of the form. */
export const connectFaults = (
  draft: ConnectDraft,
  secretKept: boolean,
  plain = false,
): ConnectField[] => {
  const faults: ConnectField[] = [];
  if (!isServerAddress(draft.server, plain)) faults.push('server');
  if (!isUser(draft.user)) faults.push('user');
  if (draft.domain.trim() !== '' && !isDomain(draft.domain)) faults.push('domain');
  if (draft.secret === '' && !secretKept) faults.push('secret');
  return faults;
};
