import type { SettingValues } from '@contract';
import { dialTarget } from '../calls';
import { fail } from '../../kernel';
import type { TeamSettings } from './team-settings';
import type { TeamDoor } from './team-door';

const most = 200;
const keyOf = (number: string): string => `own ${number.replaceAll(/[\s.()-]/g, '') || number}`;

/** The agent's own list is a setting like any other: the file, IT and this form mean the same. */
export const createSpeedDials = (
  settings: TeamSettings,
): Pick<TeamDoor, 'saveSpeedDial' | 'removeSpeedDial'> => {
  const own = () => settings.store.getState().settings['team.speedDials'];
  const write = (list: SettingValues['team.speedDials']) =>
    settings.change('team.speedDials', list);
  return {
    saveSpeedDial: async ({ name, number, note }, replaces) => {
      const target = dialTarget(number, settings.store.getState().settings['line.country'].value);
      if (name.trim() === '') return fail('noName', 'input');
      if (!target.ok) return target;
      const list = own().value;
      const made = {
        name: name.trim().slice(0, 80),
        number: number.trim(),
        ...(note.trim() ? { note: note.trim().slice(0, 80) } : {}),
      };
      const place = list.findIndex((one) => keyOf(one.number) === replaces);
      const others = list.filter(
        (one, index) => index !== place && keyOf(one.number) !== keyOf(made.number),
      );
      if (others.length >= most) return fail('tooMany', 'refused');
      return write(others.toSpliced(place < 0 ? others.length : place, 0, made));
    },
    removeSpeedDial: (key) => write(own().value.filter((one) => keyOf(one.number) !== key)),
  };
};
