import { isLive, type Call, type CallsFlow } from '../phone/calls';
import type { AudioDoor } from '../phone/audio';
import type { TeamDoor } from '../phone/team';
import type { SettingsDoor } from '../platform/settings';
import type { CallPicture, HeadsetOrder, Headsets } from '../phone/headset';
import type { Listeners } from '../kernel';

interface Needs {
  calls: CallsFlow;
  audio: { door: Pick<AudioDoor, 'store'> };
  settings: Pick<SettingsDoor, 'store'>;
  team: Pick<TeamDoor, 'store'>;
  /** The redial key, with the number dialled last. */
  redial: Listeners<string>;
  headsets: Headsets;
}

const isRinging = (call: Call): boolean => call.phase.name === 'ringing';
/** Off-hook: dialled, being answered or talked in; not while it only rings here, nor when our hang-up is on its way. */
const isUp = (call: Call): boolean =>
  isLive(call) && !isRinging(call) && call.phase.name !== 'ending';

const stageCall = ({ store }: Pick<CallsFlow, 'store'>): Call | undefined => {
  const { calls, stageId } = store.getState();
  const up = calls.filter(isUp);
  return up.find((call) => call.id === stageId) ?? up.at(-1);
};

const pictureOf = ({ calls, team }: Needs): CallPicture => {
  const all = calls.store.getState().calls;
  const up = all.filter(isUp);
  return {
    ringing: all.some(isRinging),
    busy: up.length > 0,
    held: up.length > 0 && up.every((call) => call.hold.wanted),
    message: team.store.getState().mailbox?.waiting ?? false,
  };
};

/** The recall key: takes what rings (whoever talks is held), goes back to who is held, or holds. */
const flash = (calls: CallsFlow): void => {
  const all = calls.store.getState().calls;
  const ringing = all.find(isRinging);
  if (ringing) return calls.answer(ringing.id);
  const talking = all.filter((call) => call.phase.name === 'talking');
  const held = talking.find((call) => call.hold.wanted);
  if (held) return calls.resume(held.id);
  const up = talking.at(-1);
  if (up) calls.holdAll(up.id);
};

const carryOut = ({ calls, redial }: Needs, order: HeadsetOrder, last: string): void => {
  const ringing = calls.store.getState().calls.find(isRinging);
  switch (order) {
    case 'answer':
      return ringing ? calls.answer(ringing.id) : undefined;
    case 'decline':
      return ringing ? calls.decline(ringing.id) : undefined;
    case 'hangUp': {
      const call = stageCall(calls);
      return call ? calls.hangUpAll(call.id) : undefined;
    }
    case 'flash':
      return flash(calls);
    case 'redial':
      // Put where it can be seen: no headset button ever dials by itself.
      return last ? redial.tell(last) : undefined;
  }
};

/** Headsets show what the calls are and mute with the desk, and their buttons are carried out. */
export const headsetsToCalls = (desk: Needs): void => {
  const { headsets } = desk;
  let last = '';
  const tellCalls = () => {
    headsets.calls(pictureOf(desk));
    headsets.muted(stageCall(desk.calls)?.muted ?? false);
    const dialled = desk.calls.store.getState().calls.findLast((call) => call.direction === 'out');
    last = dialled?.remote.number || last;
  };
  const tellMicrophone = () =>
    headsets.speaksInto(desk.audio.door.store.getState().decision.microphone?.label ?? null);
  const tellWish = () => {
    const { settings } = desk.settings.store.getState();
    headsets.quirks(settings['audio.headsetQuirks'].value);
    headsets.use(settings['audio.headsetButtons'].value);
  };
  headsets.onOrder((order) => carryOut(desk, order, last));
  headsets.onMute((muted) => {
    const call = stageCall(desk.calls);
    if (call) (muted ? desk.calls.mute : desk.calls.unmute)(call.id);
    // Not every moment of a call takes it: then the headset hears how it stands.
    tellCalls();
  });
  desk.calls.store.subscribe(tellCalls);
  desk.team.store.subscribe(tellCalls);
  desk.audio.door.store.subscribe(tellMicrophone);
  desk.settings.store.subscribe(tellWish);
  tellCalls();
  tellMicrophone();
  tellWish();
};
