import { z } from 'zod/mini';
import { setting } from './setting';

export const commandSettings = {
  /** Whether programs of this user may dial by command; else they fill the field. */
  'commands.mayDial': setting(z.boolean(), false, { managedOnly: true, guarded: 'permission' }),
};
