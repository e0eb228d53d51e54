import { z } from 'zod/mini';
import type { Plain } from '../shape';
import type { Result } from '../../../kernel';

const fault = z.strictObject({
  code: z.string(),
  category: z.enum(['network', 'refused', 'device', 'storage', 'input', 'bug']),
  detail: z.exactOptional(z.string()),
});

/** An expected failure crosses as one. */
export const resultOf = <T>(value: Plain<T>): Plain<Result<T>> =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), fault }),
  ]) as unknown as Plain<Result<T>>;

/** The command was carried out, and there is nothing more to say. */
export const done = z.null();
