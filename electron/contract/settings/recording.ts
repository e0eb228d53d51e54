import { z } from 'zod/mini';
import { setting } from './setting';

export const recordingSettings = {
  /** Whether calls may be recorded, with the caller's consent. Its key is the system keychain's. */
  'recording.allowed': setting(z.boolean(), false, { guarded: 'permission', desktopOnly: true }),
  /** Days after which a recording deletes itself. The French authority allows six months for training and quality. */
  'recording.retentionDays': setting(
    z.number().check(z.int(), z.minimum(1), z.maximum(3650)),
    180,
    { guarded: 'destination' },
  ),
};
