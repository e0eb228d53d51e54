import type { StoreApi } from 'zustand/vanilla';
import { type Call, type CallId, dialTarget } from '../calls';
import { fail, ok, type Result } from '../../kernel';
import { fillCode, freeSlot } from './pbx-code';
import type { ForwardWhen, ParkedCall } from './team';
import type { TeamSnapshot, TeamWithin } from './team-door';
import type { TeamFlowParts } from './team-flow';

type Services = Pick<
  TeamWithin,
  'pickUpFor' | 'park' | 'retrieve' | 'forgetParked' | 'callMailbox' | 'setForward'
>;

/** A call that was parked by digits is ended by the PBX within this. */
const parkedWithinMs = 30_000;

/** Park, pick-up, mailbox and forward: what the PBX does when it is dialled a code. */
export const createServices = (parts: TeamFlowParts, store: StoreApi<TeamSnapshot>): Services => {
  const { settings } = parts;
  const value = () => settings.store.getState().settings;
  return {
    ...createParking(parts, store),
    pickUpFor: (number) => {
      const code = fillCode(value()['line.groupPickupCode'].value, { number }, true);
      return code ? parts.calls.dial(code.digits) : fail('noCode', 'refused');
    },
    callMailbox: () => {
      const number = value()['line.voicemail'].value || store.getState().mailbox?.number;
      return number ? parts.calls.dial(number) : fail('noVoicemail', 'refused');
    },
    setForward: createForwarding(parts, store),
  };
};

const createParking = (
  { calls, clock, settings, shelf }: TeamFlowParts,
  store: StoreApi<TeamSnapshot>,
): Pick<Services, 'park' | 'retrieve' | 'forgetParked'> => {
  const value = () => settings.store.getState().settings;
  const user = () => value()['line.user'].value;
  const keep = (parked: readonly ParkedCall[]) => {
    // On disk before it is shown, and before the call leaves.
    shelf.write(parked);
    store.setState({ parked });
  };
  const forget = (interactionId: string) =>
    keep(store.getState().parked.filter((one) => one.interactionId !== interactionId));
  /** Orders that went out: whether the call really left is known at its end. */
  const leaving = new Map<CallId, { interactionId: string; until: number }>();
  const returning = new Map<CallId, string>();
  calls.onEvent(({ kind, call }) => {
    if (kind === 'callAnswered' && returning.has(call.id)) forget(returning.get(call.id) ?? '');
    if (kind !== 'callEnded' || call.phase.name !== 'ended') return;
    returning.delete(call.id);
    const order = leaving.get(call.id);
    leaving.delete(call.id);
    const { reason, by } = call.phase.end;
    const gone = reason === 'transferred' || (reason === 'hungUp' && by === 'remote');
    if (order && !(gone && clock.monotonic() <= order.until)) forget(order.interactionId);
  });
  calls.store.subscribe(({ calls: now }) => {
    for (const call of now) {
      if (call.transfer.step !== 'failed' || !leaving.has(call.id)) continue;
      leaving.delete(call.id);
      forget(call.interactionId);
    }
  });
  return {
    park: (id, wanted) => {
      const call = calls.store.getState().calls.find((one) => one.id === id);
      // Asked twice, it is on its way already.
      const isFree = call?.phase.name === 'talking' && !leaving.has(id);
      if (!call || !isFree) return fail('notNow', 'refused');
      const { parked } = store.getState();
      const others = parked.filter((one) => one.interactionId !== call.interactionId);
      const slot = wanted?.trim() || freeSlot(others.map((one) => one.slot));
      const template = value()['line.parkCode'].value;
      const code = fillCode(template, { slot, user: user() });
      if (!code) return fail('noCode', 'refused');
      const kept = template.includes('{slot}') ? slot : '';
      keep([...others, { interactionId: call.interactionId, slot: kept, since: clock.now() }]);
      const sent: Result<null> =
        code.way === 'call' ? calls.sendDigits(id, code.digits) : calls.transfer(id, code.digits);
      if (!sent.ok) {
        forget(call.interactionId);
        return sent;
      }
      const patience = code.way === 'call' ? parkedWithinMs : Number.POSITIVE_INFINITY;
      const until = clock.monotonic() + patience;
      leaving.set(id, { interactionId: call.interactionId, until });
      return ok(null);
    },
    retrieve: (interactionId, given) => {
      const parked = store.getState().parked.find((one) => one.interactionId === interactionId);
      const slot = given?.trim() || parked?.slot || '';
      // A place that is dialled to park there is dialled to take back from there, where nothing else is said.
      const template = value()['line.pickupCode'].value || value()['line.parkCode'].value;
      if (template === '') return fail('noCode', 'refused');
      if (template.includes('{slot}') && slot === '') return fail('noSlot', 'input');
      const code = fillCode(template, { slot, user: user() });
      if (!code) return fail('noCode', 'refused');
      const call = calls.dial(code.digits);
      if (call.ok) returning.set(call.value, interactionId);
      return call;
    },
    forgetParked: forget,
  };
};

/** A PBX that only takes a code may answer and hang up in one breath; a refusal is no hang-up. */
const hungUpThere = ({ phase }: Call): boolean =>
  phase.name === 'ended' && phase.end.reason === 'hungUp' && phase.end.by === 'remote';

/** The PBX is told by a call to its code: it counts when that call was answered. */
const createForwarding = (
  { calls, settings }: TeamFlowParts,
  store: StoreApi<TeamSnapshot>,
): Services['setForward'] => {
  const value = () => settings.store.getState().settings;
  const asked = new Map<CallId, () => void>();
  calls.onEvent(({ kind, call }) => {
    const done = asked.get(call.id);
    if (!done || (kind !== 'callAnswered' && kind !== 'callEnded')) return;
    asked.delete(call.id);
    if (kind === 'callAnswered' || hungUpThere(call)) {
      store.setState({ forwarding: 'no' });
      return done();
    }
    store.setState({ forwarding: 'refused' });
  });
  const remember = (when: ForwardWhen, to: string, after: number) =>
    settings.changeAll({
      'team.forwardWhen': when,
      'team.forwardTo': to,
      'team.forwardAfter': after,
    });
  return async (when, typed, after) => {
    const to = typed.trim();
    const before = store.getState().forward;
    const onCode = value()['line.forwardOnCode'].value;
    const offCode = value()['line.forwardOffCode'].value;
    if (when !== 'off') {
      const target = dialTarget(to, value()['line.country'].value);
      if (!target.ok) return target;
      if (target.value.kind === 'emergency') return fail('notDialable', 'input');
      if (target.value.dial === value()['line.user'].value) return fail('ownNumber', 'input');
      const code =
        when === 'always' && offCode
          ? fillCode(onCode, { number: target.value.dial, user: value()['line.user'].value }, true)
          : null;
      if (!code) return remember(when, target.value.dial, after);
      const call = calls.dial(code.digits);
      if (!call.ok) return call;
      store.setState({ forwarding: 'asking' });
      asked.set(call.value, () => void remember(when, target.value.dial, after));
      return ok(null);
    }
    const code =
      before.by === 'pbx' && before.when === 'always'
        ? fillCode(offCode, { number: before.to, user: value()['line.user'].value })
        : null;
    if (!code) return remember('off', before.to, after);
    const call = calls.dial(code.digits);
    if (!call.ok) return call;
    store.setState({ forwarding: 'asking' });
    asked.set(call.value, () => void remember('off', before.to, after));
    return ok(null);
  };
};
