import type { Cancel, Clock, Log } from '../../kernel';
import type { DiskSpace } from './disk-space';

/** Not beside the start of the desk. */
const firstAfterMs = 5_000;
const againAfterMs = 60_000;
const lookEveryMs = 600_000;

export interface DiskSpaceReserve {
  begin(): void;
  /** It was given away: it is soon wanted again. */
  given(): void;
  stop(): void;
}

/** Sees to it that there is room for the book, and tells whenever it has looked whether there is. */
export const createDiskSpaceReserve = (
  room: DiskSpace,
  { clock, log }: { clock: Clock; log: Log },
  tell: (left: boolean) => void,
): DiskSpaceReserve => {
  let cancel: Cancel | null = null;
  const after = (ms: number): void => {
    cancel?.();
    cancel = clock.after(ms, () => {
      look().catch((error: unknown) => log('warn', `room for the book: ${String(error)}`));
    });
  };
  const look = async (): Promise<void> => {
    const found = await room.keep();
    tell(found !== 'none');
    after(found === 'none' ? againAfterMs : lookEveryMs);
  };
  return {
    begin: () => after(firstAfterMs),
    given: () => {
      tell(false);
      after(againAfterMs);
    },
    stop: () => cancel?.(),
  };
};
