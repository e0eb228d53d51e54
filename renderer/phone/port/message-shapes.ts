import { z } from 'zod/mini';
import type { ToDesk, ToPhone } from './messages';
import type { Plain } from './shape';

const name = z.string().check(z.minLength(1), z.maxLength(40));
const number = z.number().check(z.int(), z.nonnegative());
const tooManyArguments = 8;

export const toPhone: Plain<ToPhone> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hello') }),
  z.strictObject({
    kind: z.literal('command'),
    id: z.nullable(number),
    door: name,
    name,
    args: z.array(z.unknown()).check(z.maxLength(tooManyArguments)),
  }),
  z.strictObject({ kind: z.literal('listen'), door: name, name, wanted: z.boolean() }),
]);

export const toDesk: Plain<ToDesk> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('snapshot'), number, states: z.record(name, z.unknown()) }),
  z.strictObject({ kind: z.literal('state'), number, door: name, state: z.unknown() }),
  z.strictObject({ kind: z.literal('news'), number, door: name, name, news: z.unknown() }),
  z.strictObject({
    kind: z.literal('reply'),
    id: number,
    reply: z.unknown(),
    code: z.nullable(z.enum(['badRequest', 'failed'])),
  }),
]);
