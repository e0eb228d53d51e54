import { z } from 'zod/mini';
import { silenceFaults } from '../../model/recorded-quality';

// The shapes of what enters the book from outside: imports, examples and upgrades of older books.

const text = z.string().check(z.maxLength(100_000));
const line = z.string().check(z.maxLength(500));
const time = z.number();

export const customerShape = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(40)),
  origin: z.enum(['own', 'example']),
  givenName: line,
  familyName: line,
  company: line,
  language: z.nullable(z.enum(['fr', 'en'])),
  phones: z
    .array(
      z.object({
        label: z.enum(['mobile', 'home', 'work', 'other']),
        written: z.string().check(z.maxLength(64)),
        e164: z.nullable(z.string().check(z.regex(/^\+[1-9]\d{6,14}$/))),
      }),
    )
    .check(z.maxLength(20)),
  emails: z.array(z.string().check(z.maxLength(254))).check(z.maxLength(20)),
  address: line,
  city: line,
  tags: z.array(z.string().check(z.maxLength(80))).check(z.maxLength(50)),
  note: text,
  createdAt: time,
  updatedAt: time,
});

const score = z.nullable(z.number().check(z.minimum(1), z.maximum(5)));
const share = z.number().check(z.minimum(0), z.maximum(1));

const qualityShape = z.object({
  seconds: z.number().check(z.minimum(0)),
  meanMos: score,
  worstMos: score,
  lossIn: share,
  lossOut: z.nullable(share),
  concealed: share,
  jitterMs: z.number().check(z.minimum(0)),
  worstJitterMs: z.number().check(z.minimum(0)),
  oneWayMs: z.nullable(z.number().check(z.minimum(0))),
  secondsPoor: z.number().check(z.minimum(0)),
  silences: z.array(z.enum(silenceFaults)).check(z.maxLength(silenceFaults.length)),
  codec: z.string().check(z.maxLength(40)),
});

const otherPartyShape = z.object({
  part: z.enum(['consulted', 'conference', 'transferredTo', 'sentBy', 'before']),
  number: z.string().check(z.maxLength(300)),
  name: line,
  at: time,
  answered: z.boolean(),
});

export const interactionShape = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(40)),
  customerId: z.nullable(z.string().check(z.maxLength(40))),
  origin: z.enum(['own', 'example']),
  channel: z.enum(['call', 'email', 'chat', 'letter', 'fax', 'visit']),
  direction: z.enum(['in', 'out']),
  practice: z.boolean(),
  startedAt: time,
  endedAt: z.nullable(time),
  state: z.enum(['open', 'closed', 'interrupted']),
  agent: line,
  number: z.string().check(z.maxLength(300)),
  numberE164: z.nullable(z.string().check(z.maxLength(16))),
  displayName: line,
  queue: line,
  subject: line,
  note: text,
  noteSavedAt: z.nullable(time),
  // What is wrong with them costs a record nothing else.
  // oxlint-disable-next-line promise/valid-params -- no promise: what stands in the place of a wrong value
  attributes: z.catch(
    z.optional(
      z
        .record(z.string().check(z.regex(/^[a-z]\w{0,40}\.\w{1,40}$/)), line)
        .check(z.refine((all) => Object.keys(all).length <= 50)),
    ),
    undefined,
  ),
  call: z.nullable(
    z.object({
      answered: z.boolean(),
      talkedSeconds: z.number().check(z.minimum(0)),
      endReason: z.nullable(z.string().check(z.maxLength(40))),
      endedBy: z.nullable(z.enum(['agent', 'remote', 'network'])),
      status: z.nullable(z.number().check(z.int())),
      redirectTo: z.nullable(z.string().check(z.maxLength(300))),
      more: z.optional(z.number().check(z.int(), z.minimum(1))),
      answeredAt: z.optional(time),
      dialog: z.optional(
        z.object({
          callId: z.string().check(z.maxLength(300)),
          ours: z.string().check(z.maxLength(300)),
          theirs: z.string().check(z.maxLength(300)),
        }),
      ),
      quality: z.optional(z.nullable(qualityShape)),
      others: z.optional(z.array(otherPartyShape).check(z.maxLength(50))),
    }),
  ),
});

export const importShape = z.object({
  customers: z.array(customerShape),
  interactions: z.array(interactionShape),
});
