import type { HotkeyAction } from '@contract';
import { doorKey } from '../../kernel';

/** What the keys of the calls do, wherever they were pressed: in this window or, as global keys, in another. */
export interface DeskKeys {
  press(action: HotkeyAction): void;
  /** A call was answered by its key. */
  onAnswered(listener: () => void): () => void;
}

export const keysDoor = doorKey<DeskKeys>()('keys');
