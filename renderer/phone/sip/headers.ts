import { Core } from 'sip.js';
import { fail, ok, type Result } from '../../kernel';

// oxlint-disable-next-line no-control-regex -- exactly these characters must never leave
const lineBreaking = /[\r\n\0]/;
const token = /^[A-Za-z0-9.!%*_+`'~-]+$/;

/**
 * The only way a header of ours is written (RFC 3261 section 7.3). What could start another header is a bug
 * of the caller, never sent.
 */
export const header = (name: string, value: string): string => {
  if (!token.test(name) || lineBreaking.test(value)) throw new Error(`header ${name} is not safe`);
  return `${name}: ${value}`;
};

/** The inside of a quoted string (RFC 3261 section 25.1), without the quotes around it. */
export const quotable = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex -- see above
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, '')
    .replace(/[\\"]/g, '\\$&');

/** What can be called: digits, `+`, `*`, `#` and the names of internal places. */
const callable = /^\+?[0-9A-Za-z*#._-]{1,64}$/;
const hostAndPort = /^(\[[0-9a-fA-F:.]+\]|[0-9A-Za-z](?:[0-9A-Za-z.-]{0,252}))(?::(\d{1,5}))?$/;

/**
 * A `sip:` address from a user part and the configured domain only: no parameters, no headers, whatever
 * was typed or linked (RFC 3261 section 19.1).
 */
export const sipAddress = (user: string, domain: string): Result<Core.URI> => {
  const host = hostAndPort.exec(domain);
  if (!host?.[1]) return fail('badDomain', 'input');
  if (!callable.test(user)) return fail('badUser', 'input');
  const port = host[2] ? Number(host[2]) : undefined;
  return ok(new Core.URI('sip', encodeURIComponent(user), host[1], port));
};

/** The domain itself as an address, for REGISTER and OPTIONS. */
export const domainAddress = (domain: string): Result<Core.URI> => {
  const host = hostAndPort.exec(domain);
  if (!host?.[1]) return fail('badDomain', 'input');
  return ok(new Core.URI('sip', '', host[1], host[2] ? Number(host[2]) : undefined));
};

/**
 * What the desk does of SIP; everything else is answered 405 (RFC 3261 section 20.5). A MESSAGE is taken outside of
 * calls, from another desk; an UPDATE inside of them only.
 */
export const allowedMethods = [
  'ACK',
  'BYE',
  'CANCEL',
  'INVITE',
  'MESSAGE',
  'NOTIFY',
  'OPTIONS',
  'UPDATE',
];
