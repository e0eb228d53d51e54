import type { Desk } from '../../renderer/app/desk';
import { headsetToCheck } from '../../renderer/app/headset-check';
import { healthService } from '../../renderer/features/health/health-service';
import { now } from './samples';

/** The real rules over what the other doors show, a while after they began. */
export const fakeHealth = (desk: Omit<Desk, 'health'>): Desk['health'] =>
  healthService({
    ...desk,
    headsetToCheck: headsetToCheck(desk),
    firstPaint: { seen: Promise.resolve() },
    log: () => undefined,
    audio: { door: desk.audio },
    clock: { now: () => now - 6_000_000 },
  }).doors.health;
