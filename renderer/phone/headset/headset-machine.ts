import type { ButtonReading, Lights } from './headset-reports';
import {
  type CallPicture,
  type HeadsetEffect,
  type HeadsetEvent,
  type HeadsetOrder,
  type HeadsetState,
  type HeadsetStep,
  headsetTimes,
  type MutePhase,
} from './headset-step';

// One headset's buttons and lights. The calls are the desk's truth and the lights follow it; a button is an order
// that the desk may carry out, and only what the calls become afterwards is believed. Every event has an answer.

const noCalls: CallPicture = { ringing: false, busy: false, held: false, message: false };

const lightsFor = (calls: CallPicture, muted: boolean): Lights => ({
  // A call on hold stays off-hook: some headsets end the call otherwise.
  offHook: calls.busy,
  ring: calls.ringing,
  mute: calls.busy && muted,
  hold: calls.busy && calls.held,
  message: calls.message,
  microphone: false,
  speaker: false,
  online: false,
  // The desk rings by itself, where the agent wants it.
  ringer: false,
});

export const idleHeadset: HeadsetState = {
  calls: noCalls,
  muted: false,
  mute: 'agreed',
  mutedThere: null,
  buttons: {},
  standsUntil: -Infinity,
  hookEchoUntil: -Infinity,
  hookToldAt: -Infinity,
  hookSaidAt: -Infinity,
  unlit: false,
  hungUpOne: false,
  unmuteEchoUntil: -Infinity,
  mutePressedAt: -Infinity,
  syncUntil: -Infinity,
  asked: null,
  lights: lightsFor(noCalls, false),
};

const withLights = (state: HeadsetState, effects: readonly HeadsetEffect[]): HeadsetStep => {
  const lights = lightsFor(state.calls, state.muted);
  const same = (Object.keys(lights) as (keyof Lights)[]).every(
    (light) => lights[light] === state.lights[light],
  );
  return same
    ? { state, effects }
    : { state: { ...state, lights }, effects: [{ do: 'show', lights }, ...effects] };
};

const order = (state: HeadsetState, what: HeadsetOrder, now: number): HeadsetStep => {
  const { asked } = state;
  // Pressed twice, or said twice by the device: an order is given once until something came of it.
  if (asked && asked.order === what && now < asked.until) return { state, effects: [] };
  return {
    state: { ...state, asked: { order: what, until: now + headsetTimes.orderMs } },
    effects: [{ do: 'order', order: what }],
  };
};

const nothing = (state: HeadsetState): HeadsetStep => ({ state, effects: [] });

const onHook = (state: HeadsetState, lifted: boolean, now: number): HeadsetStep => {
  const { calls } = state;
  if (now < state.hookEchoUntil) return nothing(state);
  if (lifted && calls.ringing && !calls.busy) return order(state, 'answer', now);
  // Where it is told nothing its hook falls back after each press: lifted again, it is pressed to end the call.
  if (calls.busy && (!lifted || state.unlit))
    return order({ ...state, hungUpOne: true }, 'hangUp', now);
  if (calls.ringing || calls.busy) return nothing(state);
  return lifted ? { state, effects: [{ do: 'usedElsewhere' }] } : nothing(state);
};

/** A hook that tells presses alone. */
const onHookPress = (state: HeadsetState, now: number): HeadsetStep =>
  onHook(state, !state.calls.busy, now);

/** The desk hears what it is to do; what it wants is taken over here at once, so that no press is lost. */
const setMute = (state: HeadsetState, muted: boolean): HeadsetStep =>
  state.muted === muted
    ? nothing(state)
    : withLights({ ...state, muted }, [{ do: 'setMute', muted }]);

const onMutePress = (before: HeadsetState, now: number): HeadsetStep => {
  if (!before.calls.busy) return nothing(before);
  const state = { ...before, mutePressedAt: now };
  if (before.mute === 'onHeadset') return nothing({ ...state, mute: 'agreed' });
  if (now < before.unmuteEchoUntil) return nothing({ ...state, mute: 'onHeadset' });
  const quarrels = now - before.mutePressedAt < headsetTimes.quarrelMs;
  return setMute({ ...state, mute: 'agreed' }, quarrels ? true : !before.muted);
};

const onMuteState = (before: HeadsetState, mutedThere: boolean, now: number): HeadsetStep => {
  const state = { ...before, mutedThere };
  if (!state.calls.busy || mutedThere === state.muted) return nothing({ ...state, mute: 'agreed' });
  // What it says while the desk's own change is on its way may be from before it.
  if (state.mute === 'syncing' && now < state.syncUntil) return nothing(state);
  return setMute({ ...state, mute: 'agreed' }, mutedThere);
};

const onPress = (
  state: HeadsetState,
  button: Exclude<ButtonReading['button'], 'hook' | 'mute'>,
  now: number,
): HeadsetStep => {
  const { ringing, busy } = state.calls;
  switch (button) {
    case 'flash':
      // Means something each time, unlike the others.
      return ringing || busy
        ? { state, effects: [{ do: 'order', order: 'flash' }] }
        : nothing(state);
    case 'redial':
      return ringing || busy ? nothing(state) : order(state, 'redial', now);
    case 'reject':
      return ringing ? order(state, 'decline', now) : nothing(state);
    case 'drop':
      if (busy) return order(state, 'hangUp', now);
      return ringing ? order(state, 'decline', now) : nothing(state);
    case 'volumeUp':
    case 'volumeDown':
      // The system turns the volume by itself.
      return nothing(state);
  }
};

/**
 * Where a button stood before this report; undefined: this says it for the first time. Long after it was opened a
 * headset that has said nothing is as the desk told it to be, and at rest otherwise: the first press counts.
 */
const stoodAt = (state: HeadsetState, button: ButtonReading['button'], now: number) => {
  const said = state.buttons[button];
  // What the desk told it since is where the hook stands, also in headsets that do not repeat it.
  const toldSince = button === 'hook' && !state.unlit && state.hookToldAt > state.hookSaidAt;
  if (toldSince && now >= state.standsUntil) return state.lights.offHook;
  if (said !== undefined || now < state.standsUntil) return said;
  return button === 'hook' && state.lights.offHook;
};

/** Whether a report says that this button was moved. */
export const isMove = (state: HeadsetState, reading: ButtonReading, now: number): boolean => {
  if (reading.relative) return reading.set;
  const was = stoodAt(state, reading.button, now);
  return was !== undefined && was !== reading.set;
};

const onButton = (before: HeadsetState, reading: ButtonReading, now: number): HeadsetStep => {
  const { button, set, relative } = reading;
  if (relative) {
    if (!set) return nothing(before);
    if (button === 'hook') return onHookPress(before, now);
    return button === 'mute' ? onMutePress(before, now) : onPress(before, button, now);
  }
  const was = stoodAt(before, button, now);
  const hookSaidAt = button === 'hook' ? now : before.hookSaidAt;
  const state = { ...before, hookSaidAt, buttons: { ...before.buttons, [button]: set } };
  if (button === 'mute' && was === undefined) return whereMuteStands(state, set);
  if (was === undefined || was === set) return nothing(state);
  if (button === 'hook') return onHook(state, set, now);
  if (button === 'mute') return onMuteState(state, set, now);
  return set ? onPress(state, button, now) : nothing(state);
};

/** Plugged in while muted: in a call that is shown, since nobody pressed anything. */
const whereMuteStands = (state: HeadsetState, mutedThere: boolean): HeadsetStep =>
  nothing({
    ...state,
    mutedThere,
    mute: state.calls.busy && mutedThere && !state.muted ? 'onHeadset' : state.mute,
  });

const onCalls = (before: HeadsetState, calls: CallPicture, now: number): HeadsetStep => {
  const lifted = calls.busy && !before.calls.busy;
  const ended = !calls.busy && before.calls.busy;
  const changed = calls.busy !== before.calls.busy || calls.ringing !== before.calls.ringing;
  const mute = (): MutePhase => {
    if (ended) return 'agreed';
    if (lifted && before.mutedThere === true && !before.muted) return 'onHeadset';
    return before.mute;
  };
  const told = lifted || ended;
  const step = withLights(
    {
      ...before,
      calls,
      mute: mute(),
      asked: changed ? null : before.asked,
      hungUpOne: false,
      hookToldAt: told ? now : before.hookToldAt,
      // After the end too: until it has hung up, a headset says that it is lifted.
      hookEchoUntil: told ? now + echoMs(before) : before.hookEchoUntil,
    },
    [],
  );
  return before.hungUpOne && calls.busy && !lifted ? liftedAgain(step, now) : step;
};

const echoMs = ({ unlit }: HeadsetState): number =>
  unlit ? headsetTimes.unlitHookMs : headsetTimes.hookEchoMs;

/** One call was hung up there and another goes on: the headset hears that it is still off-hook. */
const liftedAgain = ({ state, effects }: HeadsetStep, now: number): HeadsetStep => ({
  state: { ...state, hookToldAt: now, hookEchoUntil: now + echoMs(state) },
  effects: [...effects, { do: 'show', lights: state.lights, again: true }],
});

const onMuted = (before: HeadsetState, muted: boolean, now: number): HeadsetStep => {
  // The desk's answer to a press of the headset's own.
  if (muted === before.muted) return nothing(before);
  const state = { ...before, muted };
  if (!state.calls.busy) return withLights(state, []);
  const unmuteEchoUntil = muted ? before.unmuteEchoUntil : now + headsetTimes.unmuteEchoMs;
  if (state.mutedThere === null || state.mutedThere === muted)
    return withLights({ ...state, unmuteEchoUntil, mute: 'agreed' }, []);
  return withLights(
    { ...state, unmuteEchoUntil, mute: 'syncing', syncUntil: now + headsetTimes.muteSyncMs },
    [{ do: 'alarm', afterMs: headsetTimes.muteSyncMs }],
  );
};

/** The headset did not take over what the desk wants: what it says holds, muted shown and unmuted followed. */
const onAlarm = (state: HeadsetState, now: number): HeadsetStep => {
  if (state.mute !== 'syncing' || now < state.syncUntil) return nothing(state);
  return nothing({ ...state, mute: state.mutedThere === true ? 'onHeadset' : 'agreed' });
};

const onWritten = (state: HeadsetState, done: boolean, now: number): HeadsetStep => {
  if (done) return nothing(state.unlit ? { ...state, unlit: false } : state);
  const hookEchoUntil = state.calls.busy ? now + headsetTimes.unlitHookMs : state.hookEchoUntil;
  return nothing(state.unlit ? state : { ...state, unlit: true, hookEchoUntil });
};

/** `now`: milliseconds of a clock that never jumps. */
export const transition = (state: HeadsetState, event: HeadsetEvent, now: number): HeadsetStep => {
  switch (event.kind) {
    case 'opened':
      return {
        // What was asked before it was unplugged may still be on its way.
        state: {
          ...state,
          buttons: {},
          mutedThere: null,
          mute: 'agreed',
          standsUntil: now + headsetTimes.standsMs,
          hookEchoUntil: state.calls.busy ? now + echoMs(state) : state.hookEchoUntil,
        },
        effects: [{ do: 'show', lights: state.lights }],
      };
    case 'calls':
      return onCalls(state, event.calls, now);
    case 'muted':
      return onMuted(state, event.muted, now);
    case 'alarm':
      return onAlarm(state, now);
    case 'written':
      return onWritten(state, event.done, now);
    case 'report':
      return event.buttons.reduce<HeadsetStep>(
        (step, reading) => {
          const next = onButton(step.state, reading, now);
          return { state: next.state, effects: [...step.effects, ...next.effects] };
        },
        { state, effects: [] },
      );
  }
};
