import type { CallKeys } from '../../phone/calls';
import { doorKey } from '../../kernel';

export const keysDoor = doorKey<CallKeys>()('keys');
