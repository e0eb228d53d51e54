import type { HidCollection } from './hid-collection';
import { layoutsOf, readField, type ReportField } from './report-fields';

/**
 * Where its key is plugged in and the headset itself cannot be reached. `off`: the device says so. `silent`: it has
 * answered when it was told of a call before, and does not any more. Null: it is there, or nothing is known of it.
 */
export type Unreachable = 'off' | 'silent' | null;

/** How a device says that its headset is switched off or out of reach. */
interface LinkField extends ReportField {
  readonly says: 'off' | 'linked';
}

/** By report. Empty: the device says nothing of it. */
export type LinkMap = ReadonlyMap<number, readonly LinkField[]>;

export interface ReachState {
  /** The device said that its headset is linked: only then its being not linked means something. */
  readonly wasLinked: boolean;
  /** What should be its link changes with its calls: a line key, not a link. */
  readonly followsCalls: boolean;
  /** When it was told of a call, or a button was heard, milliseconds of a clock that never jumps. */
  readonly busyAt: number;
  readonly off: boolean;
  /** Which changes of the hook it has answered in this plugging. */
  readonly answers: { readonly lifted: boolean; readonly down: boolean };
  /** The hook that it was told and has not answered. */
  readonly asked: { readonly lifted: boolean; readonly until: number } | null;
  readonly silent: boolean;
}

export type ReachEvent =
  /** The device's own words. */
  | { kind: 'link'; says: 'off' | 'linked'; set: boolean }
  /** It was told that a call is up, or over. `already`: its hook says the same, so that it has nothing to answer. */
  | { kind: 'told'; lifted: boolean; already: boolean }
  /** Something was heard of its buttons; null: not of the hook. */
  | { kind: 'heard'; lifted: boolean | null }
  | { kind: 'alarm' };

/** A headset that wakes up first has this long. */
export const reachMs = 1000;

export const unknownReach: ReachState = {
  wasLinked: false,
  followsCalls: false,
  busyAt: -Infinity,
  off: false,
  answers: { lifted: false, down: false },
  asked: null,
  silent: false,
};

/** `headset off` of a maker's own page, and the line to the headset (Telephony page, and the maker's copy of it). */
const linkUsages: ReadonlyMap<number, LinkField['says']> = new Map([
  [0xff30fffc, 'off'],
  [0xff30002a, 'linked'],
  [0x0b002a, 'linked'],
]);

/** A state of one bit; a key of the same name tells presses. */
const linkFieldOf = (field: ReportField): LinkField[] => {
  const says = linkUsages.get(field.usage);
  return says && field.size === 1 && !field.relative && !field.names ? [{ ...field, says }] : [];
};

/** Where a device says whether its headset is there; its plainest word alone. */
export const linkMapOf = (collections: readonly HidCollection[]): LinkMap => {
  const all = layoutsOf(collections, 'inputReports').flatMap(({ reportId, fields }) =>
    fields.flatMap(linkFieldOf).map((field) => ({ reportId, field })),
  );
  const plain = all.filter(({ field }) => field.says === 'off');
  const used = (plain.length > 0 ? plain : all).slice(0, 1);
  return new Map(used.map(({ reportId, field }) => [reportId, [field]]));
};

/** What a report says of the link; nothing where it says nothing, or is too short. */
export const readLink = (map: LinkMap, reportId: number, data: DataView): ReachEvent[] =>
  (map.get(reportId) ?? []).flatMap((field) => {
    const value = readField(data, field);
    return value === null ? [] : [{ kind: 'link', says: field.says, set: value !== 0 }];
  });

const sideOf = (lifted: boolean) => (lifted ? 'lifted' : 'down');

const onLink = (
  state: ReachState,
  { says, set }: Extract<ReachEvent, { kind: 'link' }>,
  now: number,
): ReachState => {
  if (says === 'off') return { ...state, off: set };
  if (state.followsCalls || now - state.busyAt < reachMs)
    return { ...state, followsCalls: true, off: false };
  return set ? { ...state, wasLinked: true, off: false } : { ...state, off: state.wasLinked };
};

const onHeard = (state: ReachState, lifted: boolean | null, now: number): ReachState => {
  const { asked } = state;
  const answered = asked !== null && asked.lifted === lifted;
  return {
    ...state,
    busyAt: now,
    // Who presses it has it in reach, whatever its key says.
    off: false,
    silent: false,
    asked: answered ? null : asked,
    answers: answered ? { ...state.answers, [sideOf(asked.lifted)]: true } : state.answers,
  };
};

/** Total. `now`: milliseconds of a clock that never jumps. */
export const reach = (state: ReachState, event: ReachEvent, now: number): ReachState => {
  switch (event.kind) {
    case 'link':
      return onLink(state, event, now);
    case 'told':
      return {
        ...state,
        busyAt: now,
        asked: event.already ? null : { lifted: event.lifted, until: now + reachMs },
      };
    case 'heard':
      return onHeard(state, event.lifted, now);
    case 'alarm': {
      if (!state.asked || now < state.asked.until) return state;
      // One that never answers says nothing by its silence.
      return { ...state, asked: null, silent: state.answers[sideOf(state.asked.lifted)] };
    }
  }
};

export const unreachable = ({ off, silent }: ReachState): Unreachable =>
  off ? 'off' : silent ? 'silent' : null;
