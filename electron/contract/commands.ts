import { z } from 'zod/mini';
import { ask, tell } from './channel';
import { deskPresence } from './desktop';

const answer = z.strictObject({ do: z.literal('answer') });
const hangup = z.strictObject({ do: z.literal('hangup') });
/** `other`: whichever it is not. */
const mute = z.strictObject({ do: z.literal('mute'), to: z.enum(['on', 'off', 'other']) });
/** `private`: with the other sides' numbers and names. */
const state = z.strictObject({ do: z.literal('state'), private: z.boolean() });

/** What another program of the same user may ask of the running desk: `allodesk dial|answer|hangup|mute|state`. */
export const deskCommand = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('dial'),
    number: z.string().check(z.minLength(1), z.maxLength(200)),
  }),
  answer,
  hangup,
  mute,
  state,
]);
export type DeskCommand = z.infer<typeof deskCommand>;

/** A command as the page gets it: the number is plain, and main says whether a program may dial. */
const pageCommand = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('dial'),
    number: z.string().check(z.maxLength(32)),
    mayDial: z.boolean(),
  }),
  answer,
  hangup,
  mute,
  state,
]);
export type PageCommand = z.infer<typeof pageCommand>;

const commandCall = z.object({
  direction: z.enum(['in', 'out']),
  phase: z.enum(['ringing', 'answering', 'dialling', 'ringingThere', 'talking']),
  /** Epoch ms: the begin of the phase. */
  since: z.number(),
  held: z.boolean(),
  muted: z.boolean(),
  practice: z.boolean(),
  /** Only where they were asked for. An empty number is a withheld one. */
  number: z.optional(z.string().check(z.maxLength(64))),
  name: z.optional(z.string().check(z.maxLength(200))),
});
export type CommandCall = z.infer<typeof commandCall>;

const commandState = z.object({
  line: deskPresence.shape.line,
  agent: deskPresence.shape.agent,
  /** Oldest first; those that are over are not among them. */
  calls: z.array(commandCall).check(z.maxLength(50)),
});
export type CommandState = z.infer<typeof commandState>;

/** Why a number stands in the dial field and was not dialled. */
const whyFilled = z.enum(['notAllowed', 'emergency', 'inCall', 'lineNotReady', 'notDialable']);
const commandDial = z.discriminatedUnion('did', [
  z.object({ did: z.literal('dialled') }),
  z.object({ did: z.literal('filled'), why: whyFilled }),
]);
export type CommandDial = z.infer<typeof commandDial>;

export const commandRefusal = z.enum([
  /** There is no call that this could be done to. */
  'noCall',
  'notPlainNumber',
  'tooSoon',
  /** The window did not answer in time: it is starting, or it hangs. */
  'noAnswer',
  /** More clients at once than the desk listens to. */
  'busy',
  'badRequest',
  'tooLarge',
  'otherVersion',
]);
export type CommandRefusal = z.infer<typeof commandRefusal>;

/** What became of a command, and what is true after it. */
export const commandOutcome = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), state: commandState, dial: z.optional(commandDial) }),
  z.object({ ok: z.literal(false), code: commandRefusal }),
]);
export type CommandOutcome = z.infer<typeof commandOutcome>;

const waitingCommand = z.object({ id: z.int(), command: pageCommand });
export type WaitingCommand = z.infer<typeof waitingCommand>;

export const commandChannels = {
  /** A command waits to be taken. It is not sent along: a page that comes late must not do what nobody waits for. */
  'command.waiting': tell(z.null()),
  /** The oldest command that somebody still waits for, or null. */
  'command.take': ask(z.null(), z.nullable(waitingCommand)),
  'command.answer': ask(z.object({ id: z.int(), outcome: commandOutcome }), z.null()),
};
