import { fail, ok, type Result } from '../../../kernel';
import type { RelayCredentials, RelaySource } from '../relay';

const waitsMs = 8_000;
const longestReply = 16 * 1024;
const serverUri = /^turns?:[^\s/?]+(?:\?transport=(?:udp|tcp))?$/i;

/** The address with the questions of draft-uberti-behave-turn-rest-00 section 2.1; what it has already stays. */
export const questionOf = ({ url, user }: RelaySource): string => {
  const asked = new URL(url);
  if (!asked.searchParams.has('service')) asked.searchParams.set('service', 'turn');
  if (!asked.searchParams.has('username')) asked.searchParams.set('username', user);
  return asked.href;
};

/** Checks what a server said (section 2.2 of the draft) before anything is believed of it. */
export const readCredentials = (text: string): Result<RelayCredentials> => {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return fail('badReply', 'network');
  }
  if (typeof said !== 'object' || said === null) return fail('badReply', 'network');
  const { username, password, ttl, uris } = said as Record<string, unknown>;
  const named = Array.isArray(uris)
    ? uris.filter((one): one is string => typeof one === 'string' && serverUri.test(one))
    : [];
  const lasts = Number(ttl);
  const fits =
    typeof username === 'string' &&
    typeof password === 'string' &&
    username !== '' &&
    username.length <= 512 &&
    password.length <= 512 &&
    Number.isFinite(lasts) &&
    lasts > 0 &&
    named.length > 0;
  return fits
    ? ok({ username, password, ttl: lasts, uris: named.slice(0, 10) })
    : fail('badReply', 'network');
};

/**
 * Asks the company's server for credentials. It is not told who asks but by the address itself and the line's
 * user name: no cookie, no secret of the line. Codes unreachable, refused, badReply.
 */
export const askCredentials = async (source: RelaySource): Promise<Result<RelayCredentials>> => {
  if (!URL.canParse(source.url)) return fail('badReply', 'input');
  let text: string;
  try {
    const reply = await fetch(questionOf(source), {
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(waitsMs),
    });
    if (reply.status === 401 || reply.status === 403) return fail('refused', 'refused');
    if (!reply.ok) return fail(reply.status >= 500 ? 'unreachable' : 'badReply', 'network');
    text = await reply.text();
  } catch {
    // The browser does not say which: no route, no answer, no permission for this page (CORS).
    return fail('unreachable', 'network');
  }
  return text.length > longestReply ? fail('badReply', 'network') : readCredentials(text);
};
