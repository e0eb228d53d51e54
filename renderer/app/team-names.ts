import { isSameNumber } from '../model/numbers';
import type { TeamDoor } from '../phone/team';

/** What the agent's lists call a number; empty when it is in none. */
export const namesOf =
  ({ store }: Pick<TeamDoor, 'store'>, country: () => string) =>
  (number: string): string =>
    store.getState().colleagues.find((one) => isSameNumber(one.number, number, country()))?.name ??
    '';
