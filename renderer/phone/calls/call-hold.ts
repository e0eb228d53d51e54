import type { Call, HoldState } from '../../model/call';
import type { CallStep } from './call-step';

/** What becomes of the hold, and the re-INVITE it needs; one is under way at a time. */
export interface HoldStep {
  hold: HoldState;
  send: boolean | null;
  ignored?: string;
}

export const notHeld: HoldState = {
  wanted: false,
  actual: false,
  syncing: false,
  refused: false,
  since: null,
  byRemote: false,
};

const settle = (hold: HoldState): HoldStep =>
  hold.syncing || hold.wanted === hold.actual
    ? { hold, send: null }
    : { hold: { ...hold, syncing: true }, send: hold.wanted };

export const whenHoldWanted = (hold: HoldState, wanted: boolean): HoldStep => {
  const retry = hold.refused && hold.actual !== wanted;
  if (hold.wanted === wanted && !retry) return { hold, send: null, ignored: 'it is so already' };
  return settle({ ...hold, wanted, refused: false });
};

export const whenHoldChanged = (hold: HoldState, held: boolean, now: number): HoldStep =>
  settle({
    ...hold,
    actual: held,
    syncing: false,
    refused: false,
    since: held ? (hold.since ?? now) : null,
  });

/**
 * The wish stays: a hold that the far side refuses still keeps the microphone closed, because the agent
 * speaks freely from the moment hold is pressed. Only the agent opens it again.
 */
export const whenHoldRefused = (hold: HoldState): HoldStep =>
  hold.syncing
    ? { hold: { ...hold, syncing: false, refused: hold.wanted !== hold.actual }, send: null }
    : { hold, send: null, ignored: 'no change of hold is under way' };

export const afterHold = (call: Call, step: HoldStep): CallStep =>
  step.ignored === undefined
    ? {
        call: { ...call, hold: step.hold },
        effects: step.send === null ? [] : [{ do: 'setHold', held: step.send }],
      }
    : { call, effects: [], ignored: step.ignored };
