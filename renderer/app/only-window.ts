const name = 'allodesk: the desk that takes the calls';
/** A page that is loaded again waits this long at most for the one it replaces. */
const patienceMs = 600;

/**
 * Resolves once no other window of this profile is a desk (Web Locks API), and holds that until the window is gone:
 * two would both ring, and the second would take the first one's calls for interrupted ones. `waiting` is called
 * once when another window has it.
 */
export const becomeTheOnlyDesk = (locks: LockManager, waiting: () => void): Promise<void> =>
  new Promise((begin, failed) => {
    const patience = setTimeout(waiting, patienceMs);
    locks
      .request(name, () => {
        clearTimeout(patience);
        begin();
        return new Promise<never>(() => {});
      })
      .catch(failed);
  });
