import type { AudioDoor } from '../../phone/audio';
import { type CallsDoor, isLive } from '../../phone/calls';
import type { Clock, Log } from '../../kernel';
import type { LineDoor } from '../../phone/line';
import type { ReadinessDoor } from './readiness-door';
import { createLateReadiness } from './late-readiness';
import type { ReadinessOptions } from './readiness-flow';
import type { HeadsetTrialPort } from './readiness-port';
import type { PhoneDoors } from '../../phone/port';
import type { SettingsDoor } from '../../platform/settings';

interface Needs {
  settings: SettingsDoor;
  audio: { door: AudioDoor };
  calls: Pick<CallsDoor, 'store'>;
  line: LineDoor;
  remote: Pick<PhoneDoors, 'probe'>;
  clock: Clock;
  log: Log;
  headsetToCheck: HeadsetTrialPort;
}

const place = 'allodesk.readiness';

/** The check before the shift, with the line's own servers; a call that comes ends it. */
export const readinessService = (needs: Needs) => {
  const { settings, calls, line, remote, clock, log } = needs;
  const values = () => settings.store.getState().settings;
  const calling = () => calls.store.getState().calls.some(isLive);
  const options: ReadinessOptions = {
    port: {
      ping: (timeoutMs) => remote.probe.ping(timeoutMs).catch(() => null),
      askServers: () => remote.probe.askServers().catch(() => []),
      loop: () => remote.probe.loop().catch(() => null),
    },
    audio: needs.audio.door,
    headset: needs.headsetToCheck,
    clock,
    memory: {
      read: () => localStorage.getItem(place),
      write: (text) => localStorage.setItem(place, text),
    },
    line: () => ({
      ready: line.store.getState().state.phase === 'ready',
      practice: values()['desk.line'].value === 'practice',
    }),
    calling,
  };
  const load = () => import('./readiness-flow');
  const readiness: ReadinessDoor = createLateReadiness({ options, load, log });
  calls.store.subscribe(() => {
    if (calling()) readiness.stop();
  });
  return { doors: { readiness } };
};
