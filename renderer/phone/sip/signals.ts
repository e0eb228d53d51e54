import type { EndReason, EndSignal } from '../calls';
import { readNameAddress, splitOutside } from './name-address';

/** The causes that a message gives for its being sent (RFC 3326). */
export const causesOf = (
  reasons: readonly string[],
): { protocol: string; cause: number; text: string }[] =>
  reasons
    .flatMap((line) => splitOutside(line, ','))
    .map((one) => ({
      protocol: /^\s*([\w.]+)/.exec(one)?.[1]?.toUpperCase() ?? '',
      cause: Number(/;\s*cause\s*=\s*(\d{1,3})/i.exec(one)?.[1] ?? Number.NaN),
      text: /;\s*text\s*=\s*"([^"]*)"/i.exec(one)?.[1] ?? '',
    }));

const byStatus: Record<number, EndReason> = {
  401: 'forbidden',
  402: 'forbidden',
  403: 'forbidden',
  404: 'notFound',
  407: 'forbidden',
  410: 'notFound',
  415: 'noCommonCodec',
  484: 'notFound',
  485: 'notFound',
  486: 'busy',
  487: 'cancelled',
  488: 'noCommonCodec',
  600: 'busy',
  603: 'declined',
  604: 'notFound',
  606: 'noCommonCodec',
  607: 'declined',
  608: 'declined',
};

/** ITU-T Q.850, where a gateway says more than its SIP status. */
const byCause: Record<number, EndReason> = {
  1: 'notFound',
  17: 'busy',
  18: 'noAnswer',
  19: 'noAnswer',
  20: 'unavailable',
  21: 'declined',
  27: 'unavailable',
  28: 'notFound',
};

/** Why our call did not come about, from its final response (RFC 3261 section 21). */
export const reasonOfRefusal = (
  status: number,
  reasons: readonly string[],
  rang: boolean,
): EndReason => {
  if (status >= 300 && status < 400) return 'redirected';
  const cause = causesOf(reasons).find((one) => one.protocol === 'Q.850')?.cause;
  const told = cause === undefined ? undefined : byCause[cause];
  // A gateway says 403 for a callee who declines (RFC 3398 section 8.2.6.1); its cause tells it from a barred call.
  const known = status === 403 ? (told ?? byStatus[status]) : byStatus[status];
  if (known) return known;
  if (told) return told;
  if (status === 480 || status === 408) return rang ? 'noAnswer' : 'unavailable';
  return 'serverError';
};

/** Why a ringing call was taken back: somebody else answered it, or nobody did. */
export const endOfCancel = (reasons: readonly string[]): EndSignal => {
  const elsewhere = causesOf(reasons).some(
    (one) =>
      (one.protocol === 'SIP' && one.cause === 200) ||
      (one.protocol === 'Q.850' && one.cause === 26),
  );
  return { reason: elsewhere ? 'answeredElsewhere' : 'missed', by: 'remote', status: 487 };
};

/** ITU-T Q.850 in a BYE: the network or the PBX gave the call up. 44 and 102 are said where no sound came any more. */
const soundless = new Set([44, 102]);
const cut = new Set([27, 38, 41, 42, 47, 111]);

/** Why an answered call ended with a BYE of the far end: mostly somebody has hung up, and says no more. */
export const endOfBye = (reasons: readonly string[]): EndSignal => {
  const causes = causesOf(reasons);
  const any = (protocol: string, is: (cause: number) => boolean) =>
    causes.some((one) => one.protocol === protocol && is(one.cause));
  const timedOut = causes.some(({ text }) => /\b(media|rtp)[ _-]?time[ _-]?out\b/i.test(text));
  if (timedOut || any('Q.850', (cause) => soundless.has(cause)))
    return { reason: 'mediaFailed', by: 'network' };
  const lost = (cause: number) => cause === 408 || cause === 481 || (cause >= 500 && cause < 600);
  if (any('SIP', lost) || any('Q.850', (cause) => cut.has(cause)))
    return { reason: 'lineLost', by: 'network' };
  return { reason: 'hungUp', by: 'remote' };
};

/** Where a 3xx points: shown and offered, never followed by itself. */
export const redirectTarget = (contacts: readonly string[]): string | undefined => {
  const all = contacts.flatMap((line) => splitOutside(line, ',')).map(readNameAddress);
  return all.find((one) => one?.user)?.user;
};

/** The status that a transfer has reached, from the body of its NOTIFY (RFC 3515 section 2.4.5). */
export const fragmentStatus = (body: string): number | null => {
  const status = /^SIP\/2\.0 ([1-6]\d\d)(?: |$)/m.exec(body.slice(0, 200))?.[1];
  return status ? Number(status) : null;
};
