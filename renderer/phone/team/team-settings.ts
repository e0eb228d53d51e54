import type { ResolvedSettings, SettingKey, SettingValue } from '@contract';
import type { ReadableStore, Result } from '../../kernel';
import { forwardOf } from './forward';
import { needsSlot } from './pbx-code';
import type { Forward } from './team';
import type { TeamSnapshot } from './team-door';

/** The settings, as the team reads and writes them. */
export interface TeamSettings {
  store: ReadableStore<{ settings: ResolvedSettings }>;
  change<K extends SettingKey>(key: K, value: SettingValue<K>): Promise<Result<null>>;
  changeAll(values: { [K in SettingKey]?: SettingValue<K> }): Promise<Result<null>>;
}

/** Where calls go now, from the settings alone: a restart forgets nothing and hides nothing. */
export const forwardFrom = ({ store }: TeamSettings): Forward => {
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
export const fillsOf = ({ store }: TeamSettings): TeamSnapshot['can'] => {
  const { settings } = store.getState();
  const park = settings['line.parkCode'].value;
  return {
    park: park !== '',
    parkSlot: needsSlot(park),
    pickUp: settings['line.pickupCode'].value !== '' || needsSlot(park),
    groupPickUp: settings['line.groupPickupCode'].value !== '',
  };
};
