import { z } from 'zod/mini';
import { setting } from './setting';

export const customerSettings = {
  /** Whether agents may take customers out of the book. What only the practice line brought they always may. */
  'customers.mayDelete': setting(z.boolean(), true, { managedOnly: true, guarded: 'permission' }),
};
