import { z } from 'zod';

// The shapes of what enters the book from outside: imports, examples and upgrades of older books.

const text = z.string().max(100_000);
const line = z.string().max(500);
const time = z.number().finite();

export const customerShape = z.object({
  id: z.string().min(1).max(40),
  origin: z.enum(['own', 'example']),
  givenName: line,
  familyName: line,
  company: line,
  language: z.enum(['fr', 'en']).nullable(),
  phones: z
    .array(
      z.object({
        label: z.enum(['mobile', 'home', 'work', 'other']),
        written: z.string().max(64),
        e164: z
          .string()
          .regex(/^\+[1-9]\d{6,14}$/)
          .nullable(),
      }),
    )
    .max(20),
  emails: z.array(z.string().max(254)).max(20),
  address: line,
  city: line,
  tags: z.array(z.string().max(80)).max(50),
  note: text,
  createdAt: time,
  updatedAt: time,
});

const score = z.number().min(1).max(5).nullable();
const share = z.number().min(0).max(1);

const qualityShape = z.object({
  seconds: z.number().min(0),
  meanMos: score,
  worstMos: score,
  lossIn: share,
  lossOut: share.nullable(),
  concealed: share,
  jitterMs: z.number().min(0),
  worstJitterMs: z.number().min(0),
  oneWayMs: z.number().min(0).nullable(),
  secondsPoor: z.number().min(0),
  silences: z
    .array(
      z.enum([
        'microphoneMuted',
        'microphoneSilent',
        'wrongDevice',
        'nothingSent',
        'sentSilent',
        'nothingArrives',
        'nothingSentThere',
        'arrivesSilent',
      ]),
    )
    .max(8),
  codec: z.string().max(40),
});

const otherPartyShape = z.object({
  part: z.enum(['consulted', 'conference', 'transferredTo', 'sentBy', 'before']),
  number: z.string().max(300),
  name: line,
  at: time,
  answered: z.boolean(),
});

export const interactionShape = z.object({
  id: z.string().min(1).max(40),
  customerId: z.string().max(40).nullable(),
  origin: z.enum(['own', 'example']),
  channel: z.enum(['call', 'email', 'chat', 'letter', 'fax', 'visit']),
  direction: z.enum(['in', 'out']),
  practice: z.boolean(),
  startedAt: time,
  endedAt: time.nullable(),
  state: z.enum(['open', 'closed', 'interrupted']),
  agent: line,
  number: z.string().max(300),
  numberE164: z.string().max(16).nullable(),
  displayName: line,
  queue: line,
  subject: line,
  note: text,
  noteSavedAt: time.nullable(),
  call: z
    .object({
      answered: z.boolean(),
      talkedSeconds: z.number().min(0),
      endReason: z.string().max(40).nullable(),
      endedBy: z.enum(['agent', 'remote', 'network']).nullable(),
      status: z.number().int().nullable(),
      redirectTo: z.string().max(300).nullable(),
      more: z.number().int().min(1).optional(),
      answeredAt: time.optional(),
      dialog: z
        .object({
          callId: z.string().max(300),
          ours: z.string().max(300),
          theirs: z.string().max(300),
        })
        .optional(),
      quality: qualityShape.nullable().optional(),
      others: z.array(otherPartyShape).max(50).optional(),
    })
    .nullable(),
});

export const importShape = z.object({
  customers: z.array(customerShape),
  interactions: z.array(interactionShape),
});
