/** Why a customer cannot be taken out of the book; null: it can. A dialog never stands between the agent and a call. */
export const whyNotDelete = (now: {
  inCall: boolean;
  mayDelete: boolean;
}): 'notAllowed' | 'notNow' | null => {
  if (!now.mayDelete) return 'notAllowed';
  return now.inCall ? 'notNow' : null;
};
