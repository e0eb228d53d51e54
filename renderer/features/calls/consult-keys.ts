import type { Desk } from '../../platform/desk';
import { commandsFor } from '../../phone/calls/call-rules';

/** Hands the customer over to whom the consultation is with; false where there is none. */
export const completeConsultation = (desk: Desk): boolean => {
  const { calls } = desk.calls.store.getState();
  const consultation = calls.findLast((call) => commandsFor(call, calls).has('complete'));
  if (consultation) desk.calls.complete(consultation.id);
  return consultation !== undefined;
};
