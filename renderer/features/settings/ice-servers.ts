import type { SettingValue } from '@contract';

/** One relay as it stands in the editor. */
export interface IceDraft {
  url: string;
  username: string;
  /** Typed anew; a kept one is never read back. */
  credential: string;
}

type IceServers = SettingValue<'line.iceServers'>;

const urlsOf = (server: IceServers[number]): string[] =>
  typeof server.urls === 'string' ? [server.urls] : server.urls;

/** stun: and turn: URIs (RFC 7064, RFC 7065). */
export const isIceUrl = (url: string): boolean =>
  /^(?:stuns?:[^\s/?]+|turns?:[^\s/?]+(?:\?transport=(?:udp|tcp))?)$/i.test(url);

export const iceText = (servers: IceServers): string => servers.flatMap(urlsOf).join(', ');

export const iceDrafts = (servers: IceServers): IceDraft[] =>
  servers.flatMap((server) =>
    urlsOf(server).map((url) => ({ url, username: server.username ?? '', credential: '' })),
  );

export type IceFault = { index: number; why: 'url' | 'user' } | { index: number; why: 'secret' };

/** A relay (TURN) needs a user; one password serves all relays. */
export const iceFault = (drafts: readonly IceDraft[]): IceFault | null => {
  const secrets = new Set(drafts.map(({ credential }) => credential).filter(Boolean));
  for (const [index, draft] of drafts.entries()) {
    const url = draft.url.trim();
    if (url === '') continue;
    if (!isIceUrl(url)) return { index, why: 'url' };
    if (/^turns?:/i.test(url) && draft.username.trim() === '') return { index, why: 'user' };
    if (draft.credential && secrets.size > 1) return { index, why: 'secret' };
  }
  return null;
};

export const iceServersFrom = (drafts: readonly IceDraft[]): IceServers =>
  drafts
    .filter(({ url }) => url.trim() !== '')
    .map(({ url, username, credential }) => ({
      urls: url.trim(),
      ...(username.trim() ? { username: username.trim() } : {}),
      ...(credential ? { credential } : {}),
    }));
