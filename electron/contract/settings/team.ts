import { z } from 'zod/mini';
import { setting } from './setting';

/** Colleagues or numbers of the agent's: an extension or a whole number, and what stands beside it. */
const speedDials = z
  .array(
    z.object({
      name: z.string().check(z.minLength(1), z.maxLength(80)),
      number: z.string().check(z.minLength(1), z.maxLength(64)),
      note: z.optional(z.string().check(z.maxLength(80))),
      /** False: a number outside, whose state is nobody's business. */
      watch: z.optional(z.boolean()),
    }),
  )
  .check(z.maxLength(200));

export const teamSettings = {
  /** The team's list, as a rule fixed by IT. */
  'team.colleagues': setting(speedDials, []),
  /** The agent's own. */
  'team.speedDials': setting(speedDials, [], { personal: true }),
  /** How their state is followed: dialogs (RFC 4235), presence (RFC 3856), both or not at all. */
  'team.watch': setting(z.enum(['both', 'dialog', 'presence', 'off']), 'both'),
  /** Tells the PBX this agent's own state (RFC 3903). */
  'team.publishPresence': setting(z.boolean(), false),
  'team.forwardTo': setting(z.string().check(z.maxLength(64)), '', {
    guarded: 'permission',
    redirects: 'calls',
    personal: true,
    inDiagnostics: 'whetherSet',
  }),
  'team.forwardWhen': setting(z.enum(['off', 'always', 'busy', 'noAnswer']), 'off', {
    guarded: 'permission',
    redirects: 'calls',
    personal: true,
  }),
  /** Seconds of ringing before an unanswered call is passed on. */
  'team.forwardAfter': setting(z.number().check(z.int(), z.minimum(5), z.maximum(60)), 20, {
    redirects: 'calls',
    personal: true,
  }),
};
