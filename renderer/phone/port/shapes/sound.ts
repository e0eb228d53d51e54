import { audioDevice, deviceDecision, deviceReport } from '@contract';
import { z } from 'zod/mini';
import { silenceFaults } from '../../../model/recorded-quality';
import type { PhoneDoors } from '../phone-doors';
import { order, question, type ShapeOf } from '../shape';
import { done } from './result';

const nothing = z.tuple([]);
const suppressor = z.enum(['off', 'loading', 'on', 'failed', 'tooSlow']);
const device = z.nullable(audioDevice);
const callers = z.enum(['microphone', 'callers']);

const levels = z.strictObject({
  microphone: z.number(),
  remote: z.number(),
  callers: z.exactOptional(z.record(z.string(), z.number())),
  raw: z.exactOptional(z.number()),
});

export const audioShape = {
  state: z.strictObject({
    microphone: z.enum(['unknown', 'ready', 'refused', 'missing', 'busy']),
    devices: deviceReport,
    decision: deviceDecision,
    asking: z.nullable(z.strictObject({ lost: z.string(), proposal: device })),
    offer: device,
    phoneProfile: z.boolean(),
    lost: z.nullable(
      z.strictObject({
        role: z.enum(['microphone', 'speaker', 'ringer']),
        label: z.string(),
        now: z.nullable(z.string()),
      }),
    ),
    suppressor,
    suppressorGaveUp: z.exactOptional(z.nullable(callers)),
    test: z.enum(['none', 'tone', 'microphone', 'echo']),
    echo: z.exactOptional(z.nullable(z.enum(['recording', 'playing']))),
  }),
  news: { onLevels: levels },
  commands: {
    askMicrophone: question(nothing, done),
    playTestTone: question(z.tuple([z.enum(['speaker', 'ringer'])]), done),
    startMicrophoneTest: question(nothing, done),
    startEchoTest: question(nothing, done),
    stopTest: order(nothing),
    acknowledgeLost: order(nothing),
    acknowledgeSuppressor: order(nothing),
    continueWith: order(z.tuple([z.string()])),
    takeOffer: order(nothing),
    declineOffer: order(nothing),
  },
} satisfies ShapeOf<PhoneDoors['audio']>;

const figure = z.nullable(z.number());
const silence = z.enum(silenceFaults);

const moment = z.strictObject({
  at: z.number(),
  mos: figure,
  lossIn: z.number(),
  lossOut: figure,
  jitterMs: z.number(),
  roundTripMs: figure,
  oneWayMs: figure,
  concealed: z.number(),
});

const summary = z.strictObject({
  seconds: z.number(),
  meanMos: figure,
  worstMos: figure,
  lossIn: z.number(),
  lossOut: figure,
  concealed: z.number(),
  jitterMs: z.number(),
  worstJitterMs: z.number(),
  oneWayMs: figure,
  secondsPoor: z.number(),
  silences: z.array(silence),
  codec: z.string(),
  roundTripMs: figure,
  bufferMs: z.number(),
  from: z.number(),
  to: z.number(),
  ssrcIn: z.number(),
  ssrcOut: z.number(),
});

export const qualityShape = {
  state: z.strictObject({
    calls: z.record(
      z.string(),
      z.strictObject({
        grade: z.enum(['good', 'fair', 'poor']),
        side: z.nullable(z.enum(['up', 'down', 'both', 'delay', 'there', 'here'])),
        silence: z.nullable(z.strictObject({ fault: silence, label: z.string() })),
        moments: z.array(moment),
        summary,
      }),
    ),
  }),
  news: {},
  commands: {},
} satisfies ShapeOf<PhoneDoors['quality']>;
