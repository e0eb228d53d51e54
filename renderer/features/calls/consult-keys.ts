import type { CallsDoor } from '../../phone/calls/calls-door';
import { commandsFor } from '../../phone/calls/call-rules';

/** Hands the customer over to whom the consultation is with; false where there is none. */
export const completeConsultation = (door: CallsDoor): boolean => {
  const { calls } = door.store.getState();
  const consultation = calls.findLast((call) => commandsFor(call, calls).has('complete'));
  if (consultation) door.complete(consultation.id);
  return consultation !== undefined;
};
