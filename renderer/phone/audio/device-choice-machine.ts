import type { AudioDevice, DeviceDecision, DeviceReport } from '@contract';
import {
  type DeviceRole,
  isThere,
  type LostDevice,
  lostAfter,
  lostFrom,
  nothingDecided,
  sameDevice,
} from './device-list';

/**
 * Which device serves which role now. Without a call it is what main decided by the agent's order. During calls
 * nothing changes behind the agent's back: a microphone that goes away leaves silence and a question, a better
 * device that comes is offered, and only the speaker falls back at once, because a call that is not heard is lost.
 */
export interface DeviceChoice {
  readonly calling: boolean;
  readonly wanted: DeviceDecision;
  readonly used: DeviceDecision;
  /** The microphone that went away in mid-call and for which the agent has not chosen another yet. */
  readonly asking: AudioDevice | null;
  /** The speaker that the one in use stands in for: taken back when it returns, unless the agent chose meanwhile. */
  readonly speakerHome: AudioDevice | null;
  /** The id of an offer that the agent does not want to hear of again. */
  readonly declined: string | null;
  readonly lost: LostDevice | null;
}

export type DeviceEvent =
  /** The list of devices is another one. `feeding`: the microphone whose sound the calls send, as far as known. */
  | {
      kind: 'listed';
      report: DeviceReport;
      inUse: Readonly<Record<DeviceRole, boolean>>;
      feeding: AudioDevice | null;
    }
  /** `list`: what main says of a new list; `order`: the agent or the IT department changed the order. */
  | { kind: 'decided'; decision: DeviceDecision; by: 'list' | 'order' }
  | { kind: 'callsBegan' }
  | { kind: 'callsOver' }
  /** The agent chose the microphone of this call. */
  | { kind: 'chosen'; microphone: AudioDevice }
  | { kind: 'offerTaken' }
  | { kind: 'offerDeclined' }
  | { kind: 'lostSeen' };

export const nothingChosen: DeviceChoice = {
  calling: false,
  wanted: nothingDecided,
  used: nothingDecided,
  asking: null,
  speakerHome: null,
  declined: null,
  lost: null,
};

/** Total: an event that does not fit gives back the same choice. */
export const chooseDevices = (choice: DeviceChoice, event: DeviceEvent): DeviceChoice => {
  switch (event.kind) {
    case 'listed':
      return choice.calling ? listedInCall(choice, event) : listedAtRest(choice, event);
    case 'decided':
      return choice.calling
        ? decidedInCall(choice, event.decision, event.by)
        : {
            ...choice,
            wanted: event.decision,
            used: event.decision,
            lost: lostAfter(choice.lost, event.decision),
          };
    case 'callsBegan':
      return choice.calling ? choice : { ...choice, calling: true, lost: null };
    case 'callsOver':
      return choice.calling
        ? { ...nothingChosen, wanted: choice.wanted, used: choice.wanted }
        : choice;
    case 'chosen':
      return choice.calling
        ? settled(choice, { ...choice.used, microphone: event.microphone })
        : choice;
    case 'offerTaken': {
      if (!offerOf(choice)) return choice;
      const { microphone, speaker } = choice.wanted;
      return settled(choice, { ...choice.used, microphone, speaker });
    }
    case 'offerDeclined': {
      const offer = offerOf(choice);
      return offer ? { ...choice, declined: offer.id } : choice;
    }
    case 'lostSeen':
      return choice.lost ? { ...choice, lost: null } : choice;
  }
};

/** What was plugged in during the call and stands before what is in use in the agent's order. */
export const offerOf = (choice: DeviceChoice): AudioDevice | null => {
  const { calling, asking, wanted, used, declined } = choice;
  if (!calling || asking) return null;
  for (const role of ['microphone', 'speaker'] as const) {
    const better = wanted[role];
    if (better && better.id !== declined && used[role] && !sameDevice(better, used[role]))
      return better;
  }
  return null;
};

type Listed = Extract<DeviceEvent, { kind: 'listed' }>;

const listedAtRest = (choice: DeviceChoice, { report, inUse }: Listed): DeviceChoice => ({
  ...choice,
  lost: lostFrom(choice.used, report, inUse) ?? choice.lost,
});

const listedInCall = (choice: DeviceChoice, event: Listed): DeviceChoice => {
  const { report, inUse, feeding } = event;
  let next = choice;
  const microphone = choice.used.microphone;
  const gone = [microphone && feeding, microphone].find(
    (device) => device && !isThere(device, 'microphone', report),
  );
  if (gone) next = { ...next, asking: gone, used: { ...next.used, microphone: null } };
  const back = choice.asking && report.microphones.find((one) => same(one, choice.asking));
  if (back) next = { ...next, asking: null, used: { ...next.used, microphone: back } };
  return ringerListed(speakerListed(next, report), report, inUse.ringer);
};

const same = (one: AudioDevice, other: AudioDevice | null): boolean =>
  other !== null && sameDevice(one, other);

const speakerListed = (choice: DeviceChoice, report: DeviceReport): DeviceChoice => {
  const { speaker } = choice.used;
  const home = choice.speakerHome && report.outputs.find((one) => same(one, choice.speakerHome));
  if (home)
    return {
      ...choice,
      used: { ...choice.used, speaker: home },
      speakerHome: null,
      lost: choice.lost?.role === 'speaker' ? null : choice.lost,
    };
  if (!speaker || isThere(speaker, 'speaker', report)) return choice;
  return {
    ...choice,
    used: { ...choice.used, speaker: null },
    speakerHome: choice.speakerHome ?? speaker,
    lost: { role: 'speaker', label: speaker.label, now: null },
  };
};

const ringerListed = (choice: DeviceChoice, report: DeviceReport, rings: boolean): DeviceChoice => {
  const { ringer } = choice.used;
  if (!rings || !ringer || choice.lost || isThere(ringer, 'ringer', report)) return choice;
  return { ...choice, lost: { role: 'ringer', label: ringer.label, now: null } };
};

const decidedInCall = (
  choice: DeviceChoice,
  wanted: DeviceDecision,
  by: 'list' | 'order',
): DeviceChoice => {
  const { used, asking, speakerHome } = choice;
  const ordered = (role: DeviceRole) =>
    by === 'order' && wanted[role] !== null && !same(wanted[role], choice.wanted[role]);
  const takesMicrophone = ordered('microphone') || (!asking && used.microphone === null);
  const takesSpeaker = ordered('speaker') || used.speaker === null || speakerHome !== null;
  const next: DeviceDecision = {
    microphone: takesMicrophone ? wanted.microphone : used.microphone,
    speaker: takesSpeaker ? wanted.speaker : used.speaker,
    ringer: wanted.ringer,
  };
  return {
    ...choice,
    wanted,
    used: next,
    asking: ordered('microphone') ? null : asking,
    speakerHome: ordered('speaker') ? null : speakerHome,
    declined: sameOrNone(wanted.microphone, choice.wanted.microphone) ? choice.declined : null,
    lost: lostAfter(choice.lost, next),
  };
};

const sameOrNone = (one: AudioDevice | null, other: AudioDevice | null): boolean =>
  one === null ? other === null : same(one, other);

/** The agent has spoken: what returns later is offered, not taken. */
const settled = (choice: DeviceChoice, used: DeviceDecision): DeviceChoice => ({
  ...choice,
  used,
  asking: null,
  speakerHome: null,
  declined: choice.wanted.microphone?.id ?? null,
  lost: null,
});
