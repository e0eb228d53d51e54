import type { Call } from '../../model/call';
import { ignored, stay, type CallEffect, type CallStep, type PhaseEvent } from './call-step';

/*
 * A row of digits as people write it: `0-9 * # A-D`, `,` or `p` for a pause of two seconds, `;` or `w`
 * for "wait until I press a key" (the signs of telephones since Hayes, as in 3GPP TS 22.101 annex A.20).
 */

const longestRow = 128;
const row = /^[0-9*#A-D,;PW\s().-]*$/;

/** What was typed or pasted as a row of digits; null when it is anything else. */
export const readDigits = (typed: string): string | null => {
  const text = typed.trim().toUpperCase();
  if (text.length > longestRow || !row.test(text)) return null;
  return text
    .replaceAll('P', ',')
    .replaceAll('W', ';')
    .replaceAll(/[^0-9*#A-D,;]/g, '');
};

const withRow = /^([+0-9*#\s().-]+?)\s*([,;pw][0-9*#A-D,;pw\s().-]*)$/i;

/**
 * What stands in a dial field: the number, and the digits to send after the answer. A pause or a wait right
 * behind the number begins them; a name, which may well hold a p or a w, has none.
 */
export const splitDialString = (typed: string): { target: string; digits: string } => {
  const [, target, rest] = withRow.exec(typed.slice(0, 300)) ?? [];
  const digits = rest === undefined ? null : readDigits(rest);
  return target === undefined || digits === null
    ? { target: typed, digits: '' }
    : { target, digits };
};

/** Sends up to the first wait and keeps the rest. The wait itself is not kept. */
const upToWait = (digits: string): { now: string; later: string } => {
  const at = digits.indexOf(';');
  return at < 0
    ? { now: digits, later: '' }
    : { now: digits.slice(0, at), later: digits.slice(at + 1) };
};

const send = (call: Call, digits: string): CallStep => {
  const { now, later } = upToWait(digits);
  const effects: CallEffect[] = now ? [{ do: 'sendDigits', digits: now }] : [];
  return { call: { ...call, waitingDigits: later }, effects };
};

/** The call was answered: what was typed behind the number goes out now, in order. */
export const digitsAfterAnswer = (step: CallStep): CallStep => {
  if (!step.call.waitingDigits) return step;
  const sent = send(step.call, step.call.waitingDigits);
  return { ...step, call: sent.call, effects: [...step.effects, ...sent.effects] };
};

/** A key for a question of the far end goes out at once; what waits for a key goes on waiting. */
export const digitsTyped = (call: Call, digits: string): CallStep => {
  const waiting = call.waitingDigits ?? '';
  const { now, later } = upToWait(digits);
  const kept = digits.includes(';') ? [waiting, later].filter(Boolean).join(';') : waiting;
  const effects: CallEffect[] = now ? [{ do: 'sendDigits', digits: now }] : [];
  return { call: kept === waiting ? call : { ...call, waitingDigits: kept }, effects };
};

/** What the port says of their way. Messages are spoken of once: a menu may pass them over. */
export const whenDigitsSent = (
  call: Call,
  event: PhaseEvent & { kind: 'digitsSent' | 'digitsUnsent' },
): CallStep => {
  if (event.kind === 'digitsUnsent') return digitsNotSent(call, event.digits);
  const { digitsNote: before, ...rest } = call;
  const note =
    event.asMessages && before?.why !== 'asMessages' ? ({ why: 'asMessages' } as const) : before;
  return stay({
    ...rest,
    digits: call.digits + event.digits,
    ...(note ? { digitsNote: note } : {}),
  });
};

/** Never kept: the next who hears may be a person. */
export const digitsNotSent = (call: Call, digits: string): CallStep => {
  const { digitsNote: note } = call;
  const earlier = note?.why === 'unsent' && !note.seen ? note.digits : '';
  return stay({ ...call, digitsNote: { why: 'unsent', digits: earlier + digits } });
};

/** What does not leave from now on is noted anew. */
export const digitsNoteSeen = (call: Call): CallStep =>
  call.digitsNote && !call.digitsNote.seen
    ? stay({ ...call, digitsNote: { ...call.digitsNote, seen: true } })
    : ignored(call, 'nothing of its digits is to be read');

/** The key that the row waited for. */
export const digitsGoOn = (call: Call): CallStep =>
  call.waitingDigits ? send(call, call.waitingDigits) : ignored(call, 'no digits wait');
