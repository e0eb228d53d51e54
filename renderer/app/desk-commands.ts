import type {
  CommandCall,
  CommandDial,
  CommandOutcome,
  DeskPresence,
  PageCommand,
} from '@contract';
import {
  answeredByKey,
  type Call,
  type CallKeys,
  type CallsDoor,
  commandsFor,
  dialTarget,
  isLive,
} from '../phone/calls';
import type { Clock } from '../kernel';

interface Needs {
  calls: CallsDoor;
  keys: CallKeys;
  setDial: (number: string) => void;
  presence: () => Pick<DeskPresence, 'line' | 'agent'>;
  /** ISO 3166-1: whose emergency numbers count. */
  country: () => string;
  clock: Clock;
}

/** How long what was ordered may take until the answer says what is true. */
const settleMs = 250;

const callSeen = (call: Call, isPrivate: boolean): CommandCall[] => {
  const { phase, hold, remote, direction, muted, practice } = call;
  if (phase.name === 'ended' || phase.name === 'ending') return [];
  const who = { number: remote.number.slice(0, 64), name: remote.displayName.slice(0, 200) };
  const { name, since } = phase;
  const seen = { direction, phase: name, since, held: hold.wanted, muted, practice };
  return [{ ...seen, ...(isPrivate ? who : {}) }];
};

const noCall: CommandOutcome = { ok: false, code: 'noCall' };

/** What other programs of this user ask of the desk: as the global keys do, but never the other thing of one key. */
export const createDeskCommands = (needs: Needs) => {
  const { calls, keys, clock } = needs;
  const all = () => calls.store.getState().calls;
  const find = (id: string) => all().find((call) => call.id === id);
  const onStage = () => find(calls.store.getState().stageId ?? '');

  const outcome = (isPrivate: boolean, dial?: CommandDial): CommandOutcome => ({
    ok: true,
    state: {
      ...needs.presence(),
      calls: all()
        .flatMap((call) => callSeen(call, isPrivate))
        .slice(-50),
    },
    ...(dial ? { dial } : {}),
  });

  const settled = (isDone: () => boolean) =>
    new Promise<CommandOutcome>((resolve) => {
      const finish = () => {
        cancel();
        unsubscribe();
        resolve(outcome(false));
      };
      const cancel = clock.after(settleMs, finish);
      const unsubscribe = calls.store.subscribe(() => {
        if (isDone()) finish();
      });
      if (isDone()) finish();
    });

  /** An emergency number is dialled by the agent alone, and no program puts a caller on hold. */
  const dial = async (number: string, mayDial: boolean): Promise<CommandDial> => {
    const target = dialTarget(number, needs.country());
    const fill = (why: Extract<CommandDial, { did: 'filled' }>['why']): CommandDial => {
      needs.setDial(number);
      return { did: 'filled', why };
    };
    if (!target.ok) return fill('notDialable');
    if (target.value.kind === 'emergency') return fill('emergency');
    if (!mayDial) return fill('notAllowed');
    if (all().some(isLive)) return fill('inCall');
    const dialled = await calls.dial(number, { onlyIfIdle: true });
    if (dialled.ok) return { did: 'dialled' };
    const { code } = dialled.fault;
    return fill(code === 'lineNotReady' || code === 'inCall' ? code : 'notDialable');
  };

  const answer = async () => {
    const asking = answeredByKey(all());
    if (!asking) return noCall;
    keys.answer(asking.id);
    const isStill = (name: Call['phase']['name'] | undefined) =>
      name === 'ringing' || name === 'answering';
    return settled(() => !isStill(find(asking.id)?.phase.name));
  };

  const hangUp = async () => {
    const call = onStage();
    if (!call || !commandsFor(call, all()).has('hangUp')) return noCall;
    calls.hangUpAll(call.id);
    return settled(() => (find(call.id)?.phase.name ?? 'ended') === 'ended');
  };

  const mute = async (to: 'on' | 'off' | 'other') => {
    const call = onStage();
    const may = call && commandsFor(call, all());
    if (!call || !(may?.has('mute') || may?.has('unmute'))) return noCall;
    const wanted = to === 'other' ? !call.muted : to === 'on';
    // The order itself: a key that turns it over might find it turned already.
    (wanted ? calls.mute : calls.unmute)(call.id);
    return settled(() => find(call.id)?.muted === wanted);
  };

  return async (command: PageCommand): Promise<CommandOutcome> => {
    switch (command.do) {
      case 'state':
        return outcome(command.private);
      case 'dial':
        return outcome(false, await dial(command.number, command.mayDial));
      case 'answer':
        return answer();
      case 'hangup':
        return hangUp();
      case 'mute':
        return mute(command.to);
    }
  };
};
