import { chooseChallenge, type ChallengeTrouble } from './digest';
import { FloodBudgets, type FloodBudgetsOptions } from './flood-budgets';
import { header } from './headers';
import { withSessionAlone } from './multipart';
import { splitOutside } from './name-address';
import {
  limits,
  printMessage,
  type RawMessage,
  type RefusalCause,
  splitMessage,
  statelessReply,
  valuesOf,
} from './raw-message';

export type Verdict =
  | { pass: true; text: string; message: RawMessage; challenge: ChallengeTrouble | null }
  | { pass: false; cause: RefusalCause; reply: string | null };

/** What stands between the wire and SIP.js: nothing reaches the library that could hang or break it. */
export interface Guard {
  inspect(raw: string): Verdict;
}

export interface GuardOptions extends FloodBudgetsOptions {
  realm: string;
  newTag(): string;
  /** A caller beyond the budget of new calls, who is refused as busy. */
  turnedAway(message: RawMessage): void;
}

/** Headers that a message has once (RFC 3261 section 7.3.1): the library takes the last of several. */
const single = ['from', 'to', 'call-id', 'cseq', 'content-length', 'content-type', 'max-forwards'];
const needed = ['via', 'from', 'to', 'call-id', 'cseq'];
const lists = ['via', 'contact', 'route', 'record-route', 'path', 'service-route'];
const shownLists = [
  'p-asserted-identity',
  'p-called-party-id',
  'history-info',
  'diversion',
  'reason',
];
const parameterised = ['from', 'to', ...lists, ...shownLists];

const count = (text: string, character: string): number => text.split(character).length - 1;

const tooMany = (message: RawMessage): boolean =>
  [...lists, ...shownLists].some((name) => {
    const values = valuesOf(message, name);
    const total = values.reduce((sum, value) => sum + 1 + count(value, ','), 0);
    // Commas inside of a quoted name do not count, but are looked at only when there are many.
    return (
      total > limits.values &&
      values.reduce((sum, value) => sum + splitOutside(value, ',').length, 0) > limits.values
    );
  }) ||
  message.headers.some(
    (one) => parameterised.includes(one.name) && count(one.value, ';') > limits.parameters,
  );

const cseq = /^(\d{1,10})[ \t]+([A-Z]{1,20})$/;

/** What the library parses of every message, whether it is needed or not. */
const parsed = new Set(
  (
    'via from to contact record-route call-id cseq max-forwards content-type refer-to ' +
    'www-authenticate proxy-authenticate'
  ).split(' '),
);

const structure = (message: RawMessage): RefusalCause | null => {
  if (needed.some((name) => valuesOf(message, name).length === 0)) return 'missingHeader';
  if (single.some((name) => valuesOf(message, name).length > 1)) return 'duplicateHeader';
  const long = message.headers.some(
    (one) => parsed.has(one.name) && one.value.length > limits.parsedLine,
  );
  if (long) return 'longLine';
  if (tooMany(message)) return 'tooManyValues';
  const [, number, method] = cseq.exec(valuesOf(message, 'cseq')[0] ?? '') ?? [];
  if (!method || Number(number) >= 2 ** 31) return 'malformed';
  if (message.start.method && message.start.method !== method) return 'malformed';
  return null;
};

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The body that Content-Length names. It counts bytes, SIP.js cuts at UTF-16 units: what is passed on has
 * the right body and no Content-Length.
 */
const fittedBody = (message: RawMessage): string | null => {
  const declared = valuesOf(message, 'content-length')[0];
  if (declared === undefined) return message.body;
  if (!/^\d{1,7}$/.test(declared)) return null;
  const bytes = encoder.encode(message.body);
  const length = Number(declared);
  if (length > bytes.length) return null;
  if (length === bytes.length) return message.body;
  try {
    return decoder.decode(bytes.subarray(0, length));
  } catch {
    // Cut in the middle of a character: the sender's count is wrong.
    return null;
  }
};

const challengeHeaders: Record<number, string> = {
  401: 'www-authenticate',
  407: 'proxy-authenticate',
};

/** Leaves only the challenge that is answered: SIP.js takes the last of several, whatever it is. */
const withOneChallenge = (
  message: RawMessage,
  realm: string,
): { message: RawMessage; trouble: ChallengeTrouble | null } => {
  const name = challengeHeaders[message.start.status ?? 0];
  if (!name) return { message, trouble: null };
  const choice = chooseChallenge(valuesOf(message, name), realm);
  let index = -1;
  const headers = message.headers.filter((one) => {
    if (one.name !== name) return true;
    index++;
    return choice.ok && index === choice.index;
  });
  return { message: { ...message, headers }, trouble: choice.ok ? null : choice.trouble };
};

export const createGuard = (options: GuardOptions): Guard => {
  const { realm } = options;
  const budgets = new FloodBudgets(options);
  const retryLater = [header('Retry-After', '5')];

  const refuse = (
    cause: RefusalCause,
    message: RawMessage | null,
    status = 400,
    extra: string[] = [],
  ): Verdict => ({
    pass: false,
    cause,
    reply: message && statelessReply(message, status, options.newTag(), extra),
  });

  const flood = (message: RawMessage): Verdict | null => {
    const over = budgets.overflow(message);
    if (!over) return null;
    const { cause, status } = over;
    if (status === null) return refuse(cause, null);
    const refused = refuse(cause, message, status, status === 486 ? [] : retryLater);
    // What cannot even be answered is nobody's call.
    const called = status === 486 && !refused.pass && refused.reply !== null;
    if (called) options.turnedAway(message);
    return refused;
  };

  return {
    inspect: (raw) => {
      const split = splitMessage(raw);
      if (!split.ok) return refuse(split.cause, null);
      const flooded = flood(split.message);
      if (flooded) return flooded;
      if (raw.length > limits.message) return refuse('tooLarge', split.message, 513);
      const broken = structure(split.message);
      if (broken) return refuse(broken, broken === 'tooManyValues' ? null : split.message);
      const body = fittedBody(split.message);
      if (body === null) return refuse('contentLength', split.message);
      const chosen = withOneChallenge(withSessionAlone({ ...split.message, body }), realm);
      return {
        pass: true,
        text: printMessage(chosen.message),
        message: chosen.message,
        challenge: chosen.trouble,
      };
    },
  };
};
