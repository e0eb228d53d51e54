import { z } from 'zod/mini';
import { callId } from '../../../model/call';
import type { PhoneDoors } from '../phone-doors';
import { order, question, type ShapeOf } from '../shape';
import { resultOf } from './result';

const text = z.string().check(z.maxLength(1000));
const when = z.enum(['off', 'always', 'busy', 'noAnswer']);
const slot = z.optional(text);

const colleague = z.strictObject({
  key: z.string(),
  name: z.string(),
  number: z.string(),
  note: z.string(),
  fixed: z.boolean(),
  watched: z.boolean(),
  state: z.enum(['free', 'ringing', 'busy', 'dnd', 'away', 'offline', 'unknown']),
});

export const teamShape = {
  state: z.strictObject({
    colleagues: z.array(colleague),
    mailbox: z.nullable(
      z.strictObject({
        waiting: z.boolean(),
        fresh: z.number(),
        old: z.number(),
        number: z.string(),
      }),
    ),
    parked: z.array(
      z.strictObject({ interactionId: z.string(), slot: z.string(), since: z.number() }),
    ),
    forward: z.strictObject({
      when,
      to: z.string(),
      after: z.number(),
      by: z.enum(['pbx', 'desk']),
    }),
    forwarding: z.enum(['no', 'asking', 'refused']),
    autoAnswers: z.record(callId, z.enum(['announcing', 'answered'])),
    can: z.strictObject({
      park: z.boolean(),
      parkSlot: z.boolean(),
      pickUp: z.boolean(),
      groupPickUp: z.boolean(),
    }),
  }),
  news: {},
  commands: {
    saveSpeedDial: question(
      z.tuple([z.strictObject({ name: text, number: text, note: text }), z.nullable(text)]),
      resultOf(z.null()),
    ),
    removeSpeedDial: question(z.tuple([text]), resultOf(z.null())),
    pickUpFor: question(z.tuple([text]), resultOf(callId)),
    park: question(z.tuple([callId, slot]), resultOf(z.null())),
    retrieve: question(z.tuple([text, slot]), resultOf(callId)),
    forgetParked: order(z.tuple([text])),
    callMailbox: question(z.tuple([]), resultOf(callId)),
    setForward: question(z.tuple([when, text, z.number()]), resultOf(z.null())),
  },
} satisfies ShapeOf<PhoneDoors['team']>;
