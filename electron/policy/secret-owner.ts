import type { ResolvedSettings, SecretName } from '@contract';
import { hostOf, serverAddress } from './server-address';

/** Whom a secret may be shown to. */
export type SecretOwner = readonly string[];

const originOf = (typed: string): string => {
  const address = serverAddress(typed);
  if (!URL.canParse(address)) return address;
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
};

/** The account that a digest is made for: the server's origin, the login and the realm (RFC 7616 section 3.4.2). */
const accountOf = (settings: ResolvedSettings): string => {
  const text = (key: 'server' | 'user' | 'authUser' | 'domain' | 'realm') =>
    settings[`line.${key}`].value.trim();
  const server = text('server');
  return JSON.stringify([
    originOf(server),
    text('authUser') || text('user'),
    text('realm') || text('domain') || hostOf(server),
  ]);
};

/** The relays that ask for a login, each by itself: an added STUN server changes nothing. */
const relaysOf = (settings: ResolvedSettings): string[] =>
  settings['line.iceServers'].value.flatMap(({ urls, username }) =>
    username === undefined
      ? []
      : (typeof urls === 'string' ? [urls] : urls).map((url) => JSON.stringify([url, username])),
  );

/** Whom the settings would show this secret to. The key of the recordings is shown to nobody. */
export const secretOwner = (name: SecretName, settings: ResolvedSettings): SecretOwner => {
  switch (name) {
    case 'line':
      return [accountOf(settings)];
    case 'turn':
      return relaysOf(settings);
    case 'recordings':
      return [];
  }
};

/** True when nobody is asked about now to whom the secret was not given. */
export const belongsTo = (kept: SecretOwner, now: SecretOwner): boolean =>
  now.every((one) => kept.includes(one));
