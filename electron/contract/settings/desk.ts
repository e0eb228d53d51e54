import { z } from 'zod/mini';
import { setting } from './setting';

export const deskSettings = {
  /** What the desk is connected to: nothing yet (first start), the practice line or a PBX. */
  'desk.line': setting(z.enum(['unset', 'practice', 'pbx']), 'unset', { personal: true }),
  'desk.agentName': setting(z.string().check(z.maxLength(80)), '', {
    personal: true,
    inDiagnostics: 'whetherSet',
  }),
};
