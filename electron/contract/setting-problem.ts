import { z } from 'zod/mini';

/** What is wrong with a settings file or a policy, as the views and the terminal say it. */
export const settingProblem = z.object({
  /** The setting, such as `line.registerExpires`; empty: the whole file. */
  path: z.string(),
  rule: z.enum([
    'json',
    'twice',
    'object',
    'topLevel',
    'type',
    'least',
    'most',
    'shortest',
    'longest',
    'fewest',
    'mostOf',
    'oneOf',
    'form',
    'oneCredential',
    'version',
    'tooNew',
    'unknown',
    'noEffect',
    'locked',
    'secretHere',
    'tooLarge',
    'unreadable',
    'link',
    'rights',
    'letters',
    'registry',
  ]),
  /** What the rule asks for: a bound, the allowed values, a pattern, a code of the system. */
  limit: z.optional(z.string()),
  /** As it stands in the file, shortened; never a secret. */
  value: z.optional(z.string()),
  /** Counted from 1. */
  line: z.optional(z.number()),
  column: z.optional(z.number()),
});
export type SettingProblem = z.infer<typeof settingProblem>;

/** IT's policy where there is something to say about it. */
export const policyState = z.object({
  /** The file as it stands; the last one that could be read; nothing, with the sensitive settings locked. */
  inForce: z.enum(['file', 'lastGood', 'none']),
  problems: z.array(settingProblem),
});
export type PolicyState = z.infer<typeof policyState>;
