import { createHmac, timingSafeEqual } from 'node:crypto';
import { commandOutcome, type CommandOutcome, type DeskCommand, deskCommand } from '@contract';
import { z } from 'zod';

/** One line of JSON in, one line of JSON out, over a socket of the user's own. */
export const protocolVersion = 1;

export const commandLimits = {
  /** Bytes of a request, its line end included. */
  request: 4096,
  /** Bytes of an answer. */
  answer: 64 * 1024,
  /** Who is listened to at once; one more is told that the desk is busy. */
  clients: 64,
  /** The whole line must be there by then, however it trickles in. */
  lineMs: 1000,
  /** After its answer a client is given so long to go. */
  leaveMs: 500,
  /** How long the page is waited for. */
  pageMs: 2000,
  /** How long a client waits in all. */
  clientMs: 3500,
} as const;

const request = z.strictObject({
  version: z.literal(protocolVersion),
  /** Comes back in the answer, so that no answer can serve twice. */
  nonce: z.string().max(64),
  command: deskCommand,
});
const answer = z.object({ nonce: z.string().max(64), outcome: commandOutcome });

const sealLength = 64;
const sealOf = (key: Buffer, side: 'ask' | 'answer', text: string): Buffer =>
  createHmac('sha256', key).update(`${side}\n${text}`).digest();

/**
 * Where the system cannot keep others from the pipe, each line carries a proof that its sender knows the key, which
 * itself never crosses (RFC 2104). Without a key the line stands as it is.
 */
const seal = (key: Buffer | null, side: 'ask' | 'answer', text: string): string =>
  key ? `${sealOf(key, side, text).toString('hex')} ${text}` : text;

const unseal = (key: Buffer | null, side: 'ask' | 'answer', line: string): string | null => {
  if (!key) return line;
  const text = line.slice(sealLength + 1);
  const given = Buffer.from(line.slice(0, sealLength), 'hex');
  const right = sealOf(key, side, text);
  return given.length === right.length && timingSafeEqual(given, right) ? text : null;
};

const readJsonLine = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const writeRequest = (key: Buffer | null, nonce: string, command: DeskCommand): string =>
  `${seal(key, 'ask', JSON.stringify({ version: protocolVersion, nonce, command }))}\n`;

export type ReadRequest =
  | { ok: true; nonce: string; command: DeskCommand }
  | { ok: false; code: 'badRequest' | 'otherVersion' };

/** Total: whatever bytes came, the answer is a command or a refusal. */
export const readRequest = (key: Buffer | null, line: string): ReadRequest => {
  const text = unseal(key, 'ask', line);
  const raw = text === null ? undefined : readJsonLine(text);
  const version = z.object({ version: z.number() }).safeParse(raw);
  if (version.success && version.data.version !== protocolVersion)
    return { ok: false, code: 'otherVersion' };
  const read = request.safeParse(raw);
  if (!read.success) return { ok: false, code: 'badRequest' };
  return { ok: true, nonce: read.data.nonce, command: read.data.command };
};

export const writeAnswer = (key: Buffer | null, nonce: string, outcome: CommandOutcome): string =>
  `${seal(key, 'answer', JSON.stringify({ version: protocolVersion, nonce, outcome }))}\n`;

/** Null: not the answer to this request. A refusal to listen at all comes without the nonce. */
export const readAnswer = (
  key: Buffer | null,
  nonce: string,
  line: string,
): CommandOutcome | null => {
  const text = unseal(key, 'answer', line);
  const read = answer.safeParse(text === null ? undefined : readJsonLine(text));
  if (!read.success) return null;
  const { outcome } = read.data;
  return read.data.nonce === nonce || (read.data.nonce === '' && !outcome.ok) ? outcome : null;
};
