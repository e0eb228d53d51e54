import { isLive, type CallsDoor, type LeftCall } from '../phone/calls';
import type { CustomerBook, Interaction } from '../book/customers';
import type { Clock, Log } from '../kernel';
import type { LineDoor } from '../phone/line';

/** Nobody waits longer for a desk that fell silent. */
const freshMs = 60_000;
const signEveryMs = 5_000;
const lineWithinMs = 30_000;
const signOfLife = 'allodesk.inCall';

type Signs = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface CallRecoveryParts {
  calls: CallsDoor;
  line: Pick<LineDoor, 'store'>;
  book: Pick<CustomerBook, 'interaction'>;
  clock: Clock;
  log: Log;
  signs?: Signs;
}

/** Only a call on a real line that somebody was talking on, and that both sides can name. */
const leftCall = (interaction: Interaction | null): LeftCall | null => {
  if (!interaction || interaction.practice || interaction.number === '') return null;
  const { id, call, direction, number, displayName, queue, startedAt } = interaction;
  if (!call?.answered || !call.dialog) return null;
  return {
    interactionId: id,
    answeredAt: call.answeredAt ?? startedAt,
    direction,
    remote: { number, displayName, anonymous: false },
    called: queue === '' ? null : { number: '', name: queue },
    dialog: call.dialog,
  };
};

/**
 * When the desk was last alive in this call (epoch ms). A browser writes its local storage some seconds late, so
 * that a desk that is killed soon after the answer left no sign there; what is in the book is on disk.
 */
const lastSeen = ({ call, noteSavedAt }: Interaction, sign: number): number =>
  Math.max(sign, call?.answeredAt ?? 0, noteSavedAt ?? 0);

const lineReady = ({ line, clock }: CallRecoveryParts): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (line.store.getState().state.phase === 'ready') done();
    };
    const stop = line.store.subscribe(look);
    const cancel = clock.after(lineWithinMs, () => done());
    const done = () => {
      stop();
      cancel();
      resolve();
    };
    look();
  });

/** While calls are up the desk gives signs of life, and knows at its start whether it died in one just now. */
export const createCallRecovery = (parts: CallRecoveryParts) => {
  const { calls, clock, log, signs = localStorage } = parts;
  const last = Number(signs.getItem(signOfLife) ?? 0);
  let cancel: (() => void) | null = null;

  const sign = () => {
    signs.setItem(signOfLife, String(clock.now()));
    cancel = clock.after(signEveryMs, sign);
  };
  calls.store.subscribe((state) => {
    const inCall = state.calls.some((call) => isLive(call) && call.phase.name === 'talking');
    if (inCall && !cancel) sign();
    if (inCall || !cancel) return;
    cancel();
    cancel = null;
    signs.removeItem(signOfLife);
  });

  return {
    /**
     * Asks for the calls back in which the desk died (RFC 3891). Where the other side does not give one back, the
     * call ends as interrupted and one key calls the same person.
     */
    recover: async (interrupted: readonly string[]): Promise<void> => {
      signs.removeItem(signOfLife);
      const found = await Promise.all(interrupted.map((id) => parts.book.interaction(id)));
      const fresh = found.filter((one) => one && clock.now() - lastSeen(one, last) <= freshMs);
      const left = fresh.map(leftCall).filter((one) => one !== null);
      if (left.length === 0) return;
      log('info', `calls of an earlier run are asked for: ${left.length}`);
      await lineReady(parts);
      const asked = await Promise.allSettled(left.map((one) => calls.recover(one)));
      for (const one of asked)
        if (one.status === 'rejected') parts.log('error', `recovery: ${String(one.reason)}`);
    },
  };
};

export const callRecoveryService = (needs: CallRecoveryParts) => ({
  gives: { recovery: createCallRecovery(needs) },
});
