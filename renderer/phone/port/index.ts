import type { Log, Unsubscribe } from '../../kernel';
import { connectPhone as connectTo } from './connect-phone';
import type { Carrier } from './messages';
import type { PhoneDoors } from './phone-doors';
import { phoneMethods } from './phone-methods';
import { servePhone as serve } from './serve-phone';
import type { PortShapes, ServedDoor } from './shape';

export type { AgentFacts, PhoneDoors } from './phone-doors';
export { type Carrier, carrierOver } from './messages';
export { unchecked } from './unchecked';

/** The phone's doors as its own half has them: some answer at once. */
export type ServedPhone = { readonly [Name in keyof PhoneDoors]: ServedDoor<PhoneDoors[Name]> };

interface End {
  carrier: Carrier;
  /** `phone-shapes.ts`, which need not be there for the first screen. */
  shapes: Promise<PortShapes>;
  log: Log;
}

/** Serves the phone's doors to the desk at the other end of the carrier, until it is stopped. */
export const servePhone = (doors: ServedPhone, end: End): Unsubscribe => serve({ doors, ...end });

/** The doors of the phone at the other end of the carrier. Resolves once it has said how everything stands. */
export const connectPhone = async (end: End): Promise<PhoneDoors> =>
  (await connectTo({ methods: phoneMethods, ...end })) as unknown as PhoneDoors;
