import type { DeskInfo } from '@contract';
import { doorKey } from '../../kernel';

/** What this desk is: edition, version, platform, languages. */
export const infoDoor = doorKey<DeskInfo>()('info');
