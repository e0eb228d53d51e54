import type { ResolvedSettings } from '@contract';

/** Whether a program of this user may dial. Nobody can allow it to himself: any program could write his settings. */
export const mayDialByCommand = (settings: ResolvedSettings): boolean =>
  settings['commands.mayDial'].source === 'managed' && settings['commands.mayDial'].value;
