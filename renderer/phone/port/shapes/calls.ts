import { z } from 'zod/mini';
import {
  call,
  calledParty,
  callId,
  dialogIds,
  outgoingTransferContext,
  remoteParty,
} from '../../../model/call';
import type { PhoneDoors } from '../phone-doors';
import { order, question, type ShapeOf } from '../shape';
import { resultOf } from './result';

const aboutCall = order(z.tuple([callId]));
const text = z.string().check(z.maxLength(1000));
const handover = z.optional(outgoingTransferContext);

const dialHow = z.optional(z.strictObject({ onlyIfIdle: z.exactOptional(z.boolean()) }));

const leftCall = z.strictObject({
  interactionId: z.string(),
  answeredAt: z.number(),
  direction: z.enum(['in', 'out']),
  remote: remoteParty,
  called: z.nullable(calledParty),
  dialog: dialogIds,
});

const news = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('callStarted'), call, turnedAway: z.boolean() }),
  z.strictObject({ kind: z.literal('callAnswered'), call }),
  z.strictObject({ kind: z.literal('callReplaced'), call }),
  z.strictObject({
    kind: z.literal('partyChanged'),
    call,
    before: remoteParty,
    same: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('callEnding'), call }),
  z.strictObject({ kind: z.literal('callEnded'), call }),
]);

export const callsShape = {
  state: z.strictObject({ calls: z.array(call), stageId: z.nullable(callId) }),
  news: { onEvent: news },
  commands: {
    dial: question(z.tuple([text, dialHow]), resultOf(callId)),
    recover: question(z.tuple([leftCall]), callId),
    answer: aboutCall,
    decline: aboutCall,
    forward: order(z.tuple([callId, text])),
    hangUp: aboutCall,
    hold: aboutCall,
    holdAll: aboutCall,
    resume: aboutCall,
    mute: aboutCall,
    unmute: aboutCall,
    transfer: question(z.tuple([callId, text, handover]), resultOf(z.null())),
    consult: question(
      z.tuple([callId, z.strictObject({ target: text, name: text }), handover]),
      resultOf(callId),
    ),
    complete: aboutCall,
    backToCustomer: aboutCall,
    join: aboutCall,
    separate: aboutCall,
    leave: aboutCall,
    silence: aboutCall,
    unsilence: aboutCall,
    hangUpAll: aboutCall,
    sendDigits: question(z.tuple([callId, text]), resultOf(z.null())),
    goOnDigits: aboutCall,
    digitsNoteSeen: aboutCall,
    dismiss: aboutCall,
  },
} satisfies ShapeOf<PhoneDoors['calls']>;
