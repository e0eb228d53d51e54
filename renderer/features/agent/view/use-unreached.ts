import { useStore } from 'zustand';
import { lineDoor } from '../../../phone/line/line-door';
import { useDoor } from '../../../platform/doors';

/** No call can come: the line is refused, off or gone. While it connects for the first time nothing is said yet. */
export const useUnreached = (): boolean =>
  useStore(useDoor(lineDoor).store, ({ state }) => {
    switch (state.phase) {
      case 'ready':
        return false;
      case 'connecting':
      case 'registering':
        return state.attempt > 1;
      case 'waiting':
      case 'refused':
      case 'off':
        return true;
    }
  });
