import type { Call } from '../../model/call';
import { digitsNoteSeen } from './call-digits';
import { afterHold, whenHoldWanted, type HoldStep } from './call-hold';
import { ignored, stay, type CallEvent, type CallStep, type PartyEvent } from './call-step';

const kinds: ReadonlySet<string> = new Set<PartyEvent['kind']>([
  'replaced',
  'partyChanged',
  'noteSent',
  'join',
  'part',
  'silence',
  'unsilence',
  'consultFailed',
  'handedOver',
  'noteLeft',
  'digitsNoteSeen',
]);

/** A call that has nothing to do with any other. */
export const onItsOwn = {
  consults: null,
  conference: false,
  silenced: false,
  referredBy: null,
  handover: null,
  noteSent: 'no',
} as const satisfies Partial<Call>;

export const isPartyEvent = (event: CallEvent): event is PartyEvent => kinds.has(event.kind);

/** Total, as the phases are: what does not fit is ignored with its reason. */
export const withParty = (call: Call, event: PartyEvent): CallStep => {
  switch (event.kind) {
    case 'handedOver':
      return call.handover ? ignored(call, 'it came with a note') : stay(noted(call, event));
    case 'noteLeft':
      return stay({ ...call, noteSent: 'sent' });
    case 'digitsNoteSeen':
      return digitsNoteSeen(call);
    case 'noteSent':
      return call.noteSent === 'sent'
        ? stay({ ...call, noteSent: event.delivered ? 'delivered' : 'refused' })
        : ignored(call, 'no note is under way');
    case 'part':
      return part(call);
    case 'partyChanged':
      return call.phase.name === 'ending' || call.phase.name === 'ended'
        ? ignored(call, 'it is over')
        : stay({ ...call, remote: event.remote });
    case 'join':
    case 'silence':
    case 'unsilence':
    case 'consultFailed':
    case 'replaced':
      return call.phase.name === 'talking'
        ? whileTalking(call, event)
        : ignored(call, 'nobody talks in it');
  }
};

const noted = (call: Call, { handover }: PartyEvent & { kind: 'handedOver' }): Call => ({
  ...call,
  handover,
});

const part = (call: Call): CallStep =>
  call.conference || call.silenced
    ? {
        call: { ...call, conference: false, silenced: false },
        effects: call.silenced ? [{ do: 'setHeard', heard: true }] : [],
      }
    : ignored(call, 'it is in no conference');

const whileTalking = (
  call: Call,
  event: Exclude<
    PartyEvent,
    { kind: 'digitsNoteSeen' | 'handedOver' | 'noteLeft' | 'noteSent' | 'part' | 'partyChanged' }
  >,
): CallStep => {
  switch (event.kind) {
    case 'join':
      return call.conference
        ? ignored(call, 'it is in the conference')
        : taken(call, { conference: true });
    case 'silence':
    case 'unsilence':
      return silenced(call, event.kind === 'silence');
    case 'consultFailed': {
      const { target, status } = event;
      return call.transfer.step === 'none' || call.transfer.step === 'failed'
        ? stay({ ...call, transfer: { step: 'failed', target, status } })
        : ignored(call, 'it is being transferred');
    }
    case 'replaced':
      return replaced(call, event);
  }
};

const silenced = (call: Call, on: boolean): CallStep =>
  call.conference && call.silenced !== on
    ? { call: { ...call, silenced: on }, effects: [{ do: 'setHeard', heard: !on }] }
    : ignored(call, 'it is so already, or in no conference');

/** Whoever joins is not held any more. */
const taken = (call: Call, change: Partial<Call>): CallStep => {
  const step = whenHoldWanted(call.hold, false);
  const hold: HoldStep = step.ignored === undefined ? step : { hold: call.hold, send: null };
  return afterHold({ ...call, ...change }, hold);
};

/**
 * The same call with somebody else: place, interaction, mute and the wish to hold stay, what the earlier far
 * end had confirmed does not.
 */
const replaced = (
  call: Call,
  { remote, referredBy, dialog, ...said }: PartyEvent & { kind: 'replaced' },
): CallStep => {
  const { wanted } = call.hold;
  const next: Call = {
    ...call,
    ...(dialog ? { dialog } : {}),
    ...(said.case ? { case: said.case } : {}),
    remote,
    referredBy: referredBy ?? call.referredBy,
    transfer: { step: 'none' },
    hold: {
      ...call.hold,
      actual: false,
      syncing: wanted,
      refused: false,
      since: null,
      byRemote: false,
    },
  };
  return { call: next, effects: wanted ? [{ do: 'setHold', held: true }] : [] };
};
