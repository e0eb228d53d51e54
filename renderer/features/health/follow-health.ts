import type { DeskInfo } from '@contract';
import type { CustomersDoor, NotesDoor } from '../../book/customers';
import type { Health } from './health';
import { createHealthFlow } from './health-flow';
import type { Clock, ReadableStore } from '../../kernel';
import type { AudioDoor } from '../../phone/audio';
import type { HeadsetsDoor } from '../../phone/headset';
import type { LineDoor } from '../../phone/line';
import type { SettingsDoor } from '../../platform/settings';
import type { HeadsetTrialPort } from '../readiness';

export interface FollowedParts {
  info: DeskInfo;
  settings: Pick<SettingsDoor, 'store'>;
  line: Pick<LineDoor, 'store'>;
  audio: { door: Pick<AudioDoor, 'store'> };
  headsets: Pick<HeadsetsDoor, 'store'>;
  headsetToCheck: Pick<HeadsetTrialPort, 'look'>;
  customers: Pick<CustomersDoor, 'store'>;
  notes: Pick<NotesDoor, 'store'>;
  clock: Pick<Clock, 'now'>;
}

/** What the desk's parts say of themselves, followed from now on. */
export const followHealth = (
  parts: FollowedParts,
): { store: ReadableStore<{ health: Health }> } => {
  const { info, settings, line, audio, headsets, customers, notes, clock } = parts;
  /** A note that cannot be written is the book's trouble as well. */
  const book = () => {
    const now = customers.store.getState();
    return { ...now, trouble: now.trouble ?? notes.store.getState().trouble };
  };
  return createHealthFlow({
    facts: () => {
      const { settings: values, vault, hotkeys } = settings.store.getState();
      const { microphone, decision } = audio.door.store.getState();
      return {
        line: {
          state: line.store.getState().state,
          practice: values['desk.line'].value === 'practice',
          server: values['line.server'].value,
        },
        microphone: { state: microphone, name: decision.microphone?.label ?? '' },
        headset: parts.headsetToCheck.look(),
        hotkeys,
        vault,
        book: book(),
        fixed: Object.values(values).filter(({ locked }) => locked).length,
        info,
      };
    },
    now: () => clock.now(),
    follow: (changed) => {
      for (const { store } of [settings, line, audio.door, headsets, customers, notes])
        store.subscribe(changed);
    },
  });
};
