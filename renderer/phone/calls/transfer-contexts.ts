import type { Clock } from '../../kernel';
import { isSameNumber } from '../../model/numbers';
import type { Call, TransferContext, RemoteParty } from '../../model/call';

/** A hand-over comes with its call or just before it. */
const keptMs = 120_000;
const keptAtMost = 10;

const isAbout = (call: Call, { from, number }: TransferContext, country: string): boolean => {
  const named: (RemoteParty | null)[] = [call.remote, call.referredBy];
  return named.some(
    (one) =>
      one !== null &&
      (isSameNumber(one.number, from.number, country) || isSameNumber(one.number, number, country)),
  );
};

/** The call that a hand-over speaks of, or null: its customer calls, or whoever wrote it. */
export const callOfTransferContext = (
  handover: TransferContext,
  all: readonly Call[],
  country: string,
): Call | null =>
  all.findLast(
    (call) =>
      call.direction === 'in' &&
      call.handover === null &&
      (call.phase.name === 'ringing' ||
        call.phase.name === 'answering' ||
        call.phase.name === 'talking') &&
      isAbout(call, handover, country),
  ) ?? null;

/** Hand-overs whose calls have not come yet. */
export const createTransferContexts = (clock: Pick<Clock, 'monotonic'>, country: () => string) => {
  let kept: { handover: TransferContext; at: number }[] = [];
  const fresh = () => kept.filter(({ at }) => clock.monotonic() - at < keptMs);
  return {
    keep: (handover: TransferContext): void => {
      kept = [...fresh(), { handover, at: clock.monotonic() }].slice(-keptAtMost);
    },
    /** The newest one about this call; it is given once. */
    take: (call: Call): TransferContext | null => {
      kept = fresh();
      const found = kept.findLast(({ handover }) => isAbout(call, handover, country()));
      kept = kept.filter((one) => one !== found);
      return found?.handover ?? null;
    },
  };
};
