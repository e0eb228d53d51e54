import { headsetQuirkShape, taughtButtons } from '@contract';
import { z } from 'zod/mini';
import { headsetButtons, headsetLights } from '../../headset';
import type { PhoneDoors } from '../phone-doors';
import { order, question, type ShapeOf } from '../shape';
import { done } from './result';

const nothing = z.tuple([]);
const id = z.string().check(z.maxLength(500));
const button = z.enum(headsetButtons);
const light = z.enum(headsetLights);
const taught = z.enum(taughtButtons);
const named = { id, name: z.string(), product: z.string() };

const headset = z.strictObject({
  ...named,
  access: z.enum(['opening', 'open', 'readOnly', 'refused']),
  powers: z.enum(['calls', 'mute']),
  used: z.boolean(),
  reach: z.exactOptional(z.enum(['off', 'silent'])),
  liftedElsewhere: z.exactOptional(z.literal(true)),
  buttons: z.array(button),
  taught: z.array(button),
  lights: z.array(light),
  lit: z.array(light),
  seen: z.partialRecord(button, z.number()),
});

const lesson = z.strictObject({
  ...named,
  phase: z.enum(['opening', 'rest', 'ask', 'review', 'over']),
  asked: z.nullable(taught),
  step: z.number(),
  presses: z.number(),
  trouble: z.nullable(z.union([z.literal('silent'), z.strictObject({ sameAs: taught })])),
  outcomes: z.partialRecord(taught, z.enum(['learned', 'none', 'withHook'])),
  end: z.nullable(z.enum(['closed', 'timedOut', 'unplugged', 'refused'])),
  change: z.nullable(
    z.strictObject({
      reportId: z.number(),
      byte: z.number(),
      from: z.number(),
      to: z.number(),
      at: z.number(),
    }),
  ),
  quirk: z.nullable(headsetQuirkShape),
  useful: z.boolean(),
});

export const headsetsShape = {
  state: z.strictObject({
    available: z.boolean(),
    headsets: z.array(headset),
    unknown: z.array(z.strictObject(named)),
    lesson: z.nullable(lesson),
    mutedThere: z.boolean(),
    usedElsewhereAt: z.nullable(z.number()),
  }),
  news: { onRedial: z.string() },
  commands: {
    choose: question(nothing, done),
    prefer: order(z.tuple([z.nullable(id)])),
    showLights: order(z.tuple([id])),
    tryLights: question(
      z.tuple([id]),
      z.nullable(z.strictObject({ written: z.boolean(), acknowledged: z.boolean() })),
    ),
    trialPressed: question(nothing, z.boolean()),
    endTrial: order(nothing),
    lookFurther: question(nothing, done),
    teach: order(z.tuple([id])),
    answerLesson: order(z.tuple([z.enum(['skip', 'again', 'back'])])),
    endTeaching: order(nothing),
  },
} satisfies ShapeOf<PhoneDoors['headsets']>;

const following = z.enum(['follows', 'stays', 'fixed', 'unknown', 'failed']);

export const headsetSoundShape = {
  state: z.strictObject({
    chosen: z.nullable(
      z.strictObject({ id, name: z.string(), microphone: following, speaker: following }),
    ),
  }),
  news: {},
  commands: { take: question(z.tuple([id]), done), undo: question(nothing, done) },
} satisfies ShapeOf<PhoneDoors['headsetSound']>;
