import type { Call, CallId, EndReason } from '../../model/call';
import type { CallCommandName } from './calls-door';
import { partyCommands } from './conversation-rules';

/** In conversation, or on the way back to it: what the agent wants counts, not what the far side confirmed. */
export const isTalking = (call: Call): boolean =>
  call.phase.name === 'talking' && !call.hold.wanted;

/** Talked to already and put on hold by the agent. */
export const isHeld = (call: Call): boolean => call.phase.name === 'talking' && call.hold.wanted;

/** Not over yet, as the agent sees it: `ending` counts as over. */
export const isLive = (call: Call): boolean =>
  call.phase.name !== 'ending' && call.phase.name !== 'ended';

/** Cut off by something that nobody wanted: calling back is the next act. */
export const isLost = (reason: EndReason, talkedSeconds: number): boolean =>
  reason === 'interrupted' ||
  ((reason === 'lineLost' || reason === 'mediaFailed') && talkedSeconds > 0);

/** The ended call that one key calls back, and where; null: it ended as it should, or the number is withheld. */
export const callBackTarget = (call: Call): string | null =>
  call.phase.name === 'ended' && isLost(call.phase.end.reason, call.phase.talkedSeconds)
    ? call.remote.number || null
    : null;

/** The call that the key of Answer and Hang up answers: the first that asks; null: none asks, it hangs up. */
export const answeredByKey = (calls: readonly Call[]): Call | null =>
  calls.find(({ phase }) => phase.name === 'ringing') ?? null;

/** The one rule for the microphone: nothing leaves it while held, being held, being resumed, muted or not talking. */
export const microphoneOpen = (call: Call): boolean =>
  isTalking(call) && !call.hold.actual && !call.hold.syncing && !call.muted;

const newest = (calls: readonly Call[]): Call | null => calls.at(-1) ?? null;

/** The call on the stage: the one talking, else the newest that is live, else the newest. */
export const stageOf = (calls: readonly Call[]): CallId | null => {
  const talking = newest(calls.filter(isTalking));
  return (talking ?? newest(calls.filter(isLive)) ?? newest(calls))?.id ?? null;
};

/** The call that takes the conversation when `call` gives it or asks for it; null: nothing to swap with. */
export const swapTarget = (call: Call, all: readonly Call[]): Call | null => {
  const others = all.filter((one) => one.id !== call.id && !(one.conference && call.conference));
  if (isTalking(call)) return newest(others.filter(isHeld));
  return isHeld(call) && others.some(isTalking) ? call : null;
};

const whileTalking = (call: Call, all: readonly Call[]): CallCommandName[] => {
  const { wanted, actual, syncing, refused } = call.hold;
  const names: CallCommandName[] = ['hangUp', call.muted ? 'unmute' : 'mute'];
  if (!wanted || (refused && !actual)) names.push('hold');
  if (wanted || (actual && !syncing)) names.push('resume');
  if (!wanted && !actual) names.push('keypad');
  if (swapTarget(call, all)) names.push('swap');
  return [...names, ...partyCommands(call, all)];
};

/** Which commands exist now. Views ask here and never guess. */
export const commandsFor = (call: Call, all: readonly Call[]): ReadonlySet<CallCommandName> => {
  const mute: CallCommandName = call.muted ? 'unmute' : 'mute';
  switch (call.phase.name) {
    case 'ringing':
      return new Set(['answer', 'decline']);
    case 'answering':
    case 'dialling':
      return new Set(['hangUp', mute, ...partyCommands(call, all)]);
    case 'ringingThere': {
      const keypad: CallCommandName[] = call.phase.earlyMedia ? ['keypad'] : [];
      return new Set(['hangUp', mute, ...keypad, ...partyCommands(call, all)]);
    }
    case 'talking':
      return new Set(whileTalking(call, all));
    case 'ending':
    case 'ended':
      return new Set(['dismiss']);
  }
};

/** What the ringer plays: the full ring, or the soft one where the agent is on another call already. */
export const ringingMode = (calls: readonly Call[]): 'none' | 'ringing' | 'waiting' => {
  if (!calls.some((call) => call.phase.name === 'ringing')) return 'none';
  const engaged = calls.some((call) => isLive(call) && call.phase.name !== 'ringing');
  return engaged ? 'waiting' : 'ringing';
};

/** The desk plays ring back itself where no sound of the far side is heard or about to be (RFC 3960 section 3.2). */
export const ringBackNeeded = (calls: readonly Call[]): boolean =>
  !calls.some(isTalking) &&
  calls.some(({ phase }) => phase.name === 'ringingThere' && !phase.earlyMedia && !phase.awaited);
