import type { SettingsDoor } from '../../platform/settings';
import { forwardOf } from './forward';
import { needsSlot } from './pbx-code';
import type { Forward } from './team';
import type { TeamSnapshot } from './team-door';

/** Where calls go now, from the settings alone: a restart forgets nothing and hides nothing. */
export const forwardFrom = ({ store }: SettingsDoor): Forward => {
  const { settings } = store.getState();
  return forwardOf({
    when: settings['team.forwardWhen'].value,
    to: settings['team.forwardTo'].value,
    after: settings['team.forwardAfter'].value,
    onCode: settings['line.forwardOnCode'].value,
    offCode: settings['line.forwardOffCode'].value,
  });
};

/** Which services the PBX's codes allow. */
export const fillsOf = ({ store }: SettingsDoor): TeamSnapshot['can'] => {
  const { settings } = store.getState();
  const park = settings['line.parkCode'].value;
  return {
    park: park !== '',
    parkSlot: needsSlot(park),
    pickUp: settings['line.pickupCode'].value !== '' || needsSlot(park),
    groupPickUp: settings['line.groupPickupCode'].value !== '',
  };
};
