import type { DeskInfo } from '@contract';
import type { CustomersDoor, NotesDoor } from '../../book/customers';
import { createStore } from 'zustand/vanilla';
import type { Health } from './health';
import type { HealthDoor } from './health-door';
import type { HealthNeeds } from './health-flow';
import type { Clock, Log } from '../../kernel';
import type { AudioDoor } from '../../phone/audio';
import type { HeadsetsDoor } from '../../phone/headset';
import type { LineDoor } from '../../phone/line';
import type { SettingsDoor } from '../../platform/settings';
import type { HeadsetTrialPort } from '../readiness';

interface Needs {
  info: DeskInfo;
  settings: Pick<SettingsDoor, 'store'>;
  line: Pick<LineDoor, 'store'>;
  audio: { door: Pick<AudioDoor, 'store'> };
  headsets: Pick<HeadsetsDoor, 'store'>;
  headsetToCheck: Pick<HeadsetTrialPort, 'look'>;
  customers: Pick<CustomersDoor, 'store'>;
  notes: Pick<NotesDoor, 'store'>;
  clock: Pick<Clock, 'now'>;
  firstPaint: { seen: Promise<void> };
  log: Log;
}

/** What the desk's parts say of themselves, followed from the first screen on. */
export const healthService = (needs: Needs): { doors: { health: HealthDoor } } => {
  const { info, settings, line, audio, headsets, customers, notes, clock } = needs;
  /** A note that cannot be written is the book's trouble as well. */
  const book = () => {
    const now = customers.store.getState();
    return { ...now, trouble: now.trouble ?? notes.store.getState().trouble };
  };
  const parts: HealthNeeds = {
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
        headset: needs.headsetToCheck.look(),
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
  };
  const store = createStore<{ health: Health | null }>(() => ({ health: null }));
  const begin = async () => {
    await needs.firstPaint.seen;
    const { createHealthFlow } = await import('./health-flow');
    const flow = createHealthFlow(parts);
    store.setState(flow.store.getState());
    flow.store.subscribe((state) => store.setState(state));
  };
  begin().catch((error: unknown) => needs.log('error', `health: ${String(error)}`));
  return { doors: { health: { store } } };
};
