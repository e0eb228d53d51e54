import type { DeskInfo } from '@contract';
import type { CustomersDoor } from '../../book/customers';
import type { HealthDoor } from './health-door';
import { createHealthFlow } from './health-flow';
import type { Clock } from '../../kernel';
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
  clock: Pick<Clock, 'now'>;
}

/** What the desk's parts say of themselves, followed from the start. */
export const healthService = (needs: Needs): { doors: { health: HealthDoor } } => {
  const { info, settings, line, audio, headsets, customers, clock } = needs;
  const health = createHealthFlow({
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
        book: customers.store.getState(),
        fixed: Object.values(values).filter(({ locked }) => locked).length,
        info,
      };
    },
    now: () => clock.now(),
    follow: (changed) => {
      for (const { store } of [settings, line, audio.door, headsets, customers])
        store.subscribe(changed);
    },
  });
  return { doors: { health } };
};
