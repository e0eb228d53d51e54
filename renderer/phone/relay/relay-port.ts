import type { Result } from '../../kernel';
import type { RelayCredentials, RelaySource } from './relay';

/** What renewing needs from outside. */
export interface RelayPort {
  /** Codes: the kinds of RelayTrouble. */
  ask(source: RelaySource): Promise<Result<RelayCredentials>>;
  /** What calls use from now on, also those that are up; null: the servers of the settings as they stand. */
  use(credentials: RelayCredentials | null): void;
}
