import { z } from 'zod/mini';
import { setting } from './setting';

export const customerSettings = {
  /** Whether agents may take a customer out of the book. What the practice line brought still goes, all of it at once. */
  'customers.mayDelete': setting(z.boolean(), true, { managedOnly: true, guarded: 'permission' }),
};
