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
  const known = byStatus[status];
  if (known) return known;
  const cause = causesOf(reasons).find((one) => one.protocol === 'Q.850')?.cause;
  const told = cause === undefined ? undefined : byCause[cause];
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
