import { hotkeyAction } from '@contract';
import { z } from 'zod/mini';
import { callId } from '../../../model/call';
import { scenarioIds } from '../../practice-line/practice-door';
import type { PhoneDoors } from '../phone-doors';
import { order, question, type ShapeOf } from '../shape';
import { done } from './result';

const nothing = z.tuple([]);
const attempt = z.number();

const trouble = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('wrongSecret') }),
  z.strictObject({ kind: z.literal('unknownUser') }),
  z.strictObject({ kind: z.literal('forbidden') }),
  z.strictObject({ kind: z.literal('foreignRealm'), realm: z.string() }),
  z.strictObject({ kind: z.literal('noDigest') }),
  z.strictObject({ kind: z.literal('serverError'), status: z.number() }),
  z.strictObject({ kind: z.literal('unreachable') }),
  z.strictObject({ kind: z.literal('deadPeer') }),
  z.strictObject({ kind: z.literal('badAddress') }),
  z.strictObject({ kind: z.literal('badReply') }),
]);

const state = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('off') }),
  z.strictObject({ phase: z.literal('connecting'), attempt }),
  z.strictObject({ phase: z.literal('registering'), attempt }),
  z.strictObject({ phase: z.literal('ready'), since: z.number(), provedAt: z.number() }),
  z.strictObject({ phase: z.literal('waiting'), attempt, retryAt: z.number(), trouble }),
  z.strictObject({ phase: z.literal('refused'), trouble }),
]);

export const lineShape = {
  state: z.strictObject({ state, hasBeenReady: z.boolean() }),
  news: {},
  commands: {
    goOnline: order(nothing),
    goOffline: question(nothing, done),
    nudge: order(z.tuple([z.enum(['online', 'resumed', 'networkChanged', 'asked'])])),
  },
} satisfies ShapeOf<PhoneDoors['line']>;

const expiry = z.nullable(z.number());

export const relayShape = {
  state: z.strictObject({
    state: z.discriminatedUnion('phase', [
      z.strictObject({ phase: z.literal('off') }),
      z.strictObject({ phase: z.literal('fixed'), expiresAt: z.number() }),
      z.strictObject({ phase: z.literal('asking'), expiresAt: expiry }),
      z.strictObject({ phase: z.literal('holding'), expiresAt: z.number() }),
      z.strictObject({
        phase: z.literal('waiting'),
        retryAt: z.number(),
        trouble: z.enum(['unreachable', 'refused', 'badReply']),
        expiresAt: expiry,
      }),
    ]),
  }),
  news: {},
  commands: {},
} satisfies ShapeOf<PhoneDoors['relay']>;

export const connectorShape = {
  state: null,
  news: {},
  commands: { follow: question(nothing, done), connect: question(nothing, done) },
} satisfies ShapeOf<PhoneDoors['connector']>;

export const probeShape = {
  state: null,
  news: {},
  commands: {
    ping: question(z.tuple([z.number()]), z.nullable(z.number())),
    askServers: question(
      nothing,
      z.array(
        z.strictObject({
          url: z.string(),
          kind: z.enum(['stun', 'turn']),
          answer: z.enum(['ok', 'silent', 'refused', 'wrong']),
        }),
      ),
    ),
    loop: question(nothing, z.nullable(z.strictObject({ loss: z.number(), jitterMs: z.number() }))),
    refused: question(nothing, z.record(z.string(), z.number())),
  },
} satisfies ShapeOf<PhoneDoors['probe']>;

const scenario = z.enum(scenarioIds);

export const practiceShape = {
  state: z.strictObject({ running: z.nullable(scenario) }),
  news: {},
  commands: { start: order(z.tuple([scenario])), stop: order(nothing) },
} satisfies ShapeOf<PhoneDoors['practice']>;

export const agentFactsShape = {
  state: null,
  news: {},
  commands: {
    are: order(
      z.tuple([
        z.strictObject({
          gate: z.enum(['open', 'dnd', 'unavailable']),
          state: z.enum(['available', 'talking', 'wrapUp', 'dnd', 'unavailable']),
        }),
      ]),
    ),
  },
} satisfies ShapeOf<PhoneDoors['agentFacts']>;

export const keysShape = {
  state: null,
  news: { onAnswered: z.null() },
  commands: { press: order(z.tuple([hotkeyAction])), answer: order(z.tuple([callId])) },
} satisfies ShapeOf<PhoneDoors['keys']>;
