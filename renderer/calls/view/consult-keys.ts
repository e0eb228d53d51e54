import type { Desk } from '../../desk';
import { commandsFor } from '../call-rules';

/** Hands the customer over to whom the consultation is with; false where there is none. */
export const completeConsultation = (desk: Desk): boolean => {
  const { calls } = desk.calls.store.getState();
  const consultation = calls.findLast((call) => commandsFor(call, calls).has('complete'));
  if (consultation) desk.calls.complete(consultation.id);
  return consultation !== undefined;
};
