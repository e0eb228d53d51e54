import type { ResolvedSettings } from '@contract';
import { hostOf, serverAddress } from '@policy/server-address';
import type { LineAccount } from '.';

/**
 * The account of the configured PBX, or null while something that cannot be guessed is missing.
 * An address that cannot be read stays as typed: the line explains it (badAddress).
 */
export const lineAccount = (
  settings: ResolvedSettings,
  secret: string | null,
  turnCredential: string | null,
): LineAccount | null => {
  const server = serverAddress(settings['line.server'].value);
  const user = settings['line.user'].value.trim();
  if (settings['desk.line'].value !== 'pbx' || !server || !user || !secret) return null;
  const domain = settings['line.domain'].value.trim() || hostOf(server);
  return {
    lineId: 'pbx',
    server,
    domain,
    user,
    authUser: settings['line.authUser'].value.trim() || user,
    displayName: settings['line.displayName'].value.trim(),
    realm: settings['line.realm'].value.trim() || domain,
    secret,
    iceServers: settings['line.iceServers'].value.map((one) => {
      const credential = one.credential ?? (one.username === undefined ? null : turnCredential);
      return {
        urls: one.urls,
        ...(one.username === undefined ? {} : { username: one.username }),
        ...(credential === null ? {} : { credential }),
      };
    }),
    relayOnly: settings['line.relayOnly'].value,
    registerExpires: settings['line.registerExpires'].value,
    digits: settings['line.digits'].value,
    trustReplaces: settings['line.trustReplaces'].value,
  };
};
