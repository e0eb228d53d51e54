import type { Publish } from '../ipc/publish';
import type { Platform, PowerPort } from '../platform/ports';

/** Keeps the machine awake while there are calls, and not a moment longer. */
const createStayAwake = (power: Pick<PowerPort, 'stayAwake'>) => {
  let release: (() => void) | null = null;
  return {
    calls: (count: number): void => {
      if (count > 0) release ??= power.stayAwake();
      else {
        release?.();
        release = null;
      }
    },
  };
};

interface Needs {
  platform: Pick<Platform, 'power'>;
  publish: Publish;
}

export const powerService = ({ platform, publish }: Needs) => {
  platform.power.onSuspend(() => publish('power.suspending', null));
  platform.power.onResume(() => publish('power.resumed', null));
  return { gives: { awake: createStayAwake(platform.power) } };
};
