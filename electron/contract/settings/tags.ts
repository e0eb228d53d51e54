import { z } from 'zod/mini';
import { setting } from './setting';

const tag = z.string().check(z.minLength(1), z.maxLength(40));

export const tagSettings = {
  /** Tags of contacts that are offered first, in this order. */
  'tags.list': setting(z.array(tag).check(z.maxLength(200)), []),
  /** Whether agents may write tags that are not in the list. */
  'tags.mayAddOwn': setting(z.boolean(), true, { managedOnly: true, guarded: 'permission' }),
};
