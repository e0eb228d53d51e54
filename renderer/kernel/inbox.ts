/**
 * Handles events one at a time and in order, also those that handling one brings about.
 * A handler that throws does not lose what came after: the first error is thrown when all is handled.
 */
export const createInbox = <E>(handle: (event: E) => void): ((event: E) => void) => {
  const waiting: E[] = [];
  let busy = false;
  return (event) => {
    waiting.push(event);
    if (busy) return;
    busy = true;
    const errors: unknown[] = [];
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      try {
        handle(next);
      } catch (error) {
        errors.push(error);
      }
    }
    busy = false;
    if (errors.length > 0) throw errors[0];
  };
};
