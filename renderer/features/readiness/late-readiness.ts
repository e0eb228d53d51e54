import { createStore } from 'zustand/vanilla';
import type { Log } from '../../kernel';
import { readLast } from './last-check';
import { nothingChecked } from './readiness';
import type { ReadinessDoor, ReadinessSnapshot } from './readiness-door';
import type { ReadinessOptions } from './readiness-flow';

interface Parts {
  options: ReadinessOptions;
  load: () => Promise<{ createReadinessFlow(options: ReadinessOptions): ReadinessDoor }>;
  log: Log;
}

/** The check before its code is there: it is fetched after the first screen, and what is asked of it waits until then. */
export const createLateReadiness = ({ options, load, log }: Parts): ReadinessDoor => {
  const store = createStore<ReadinessSnapshot>(() => ({
    checks: nothingChecked,
    last: readLast(options.memory),
  }));
  let coming: Promise<ReadinessDoor> | null = null;
  const made = async (): Promise<ReadinessDoor> => {
    const { createReadinessFlow } = await load();
    const flow = createReadinessFlow(options);
    store.setState(flow.store.getState());
    flow.store.subscribe((state) => store.setState(state));
    return flow;
  };
  const then = (act: (flow: ReadinessDoor) => void) => {
    coming ??= made();
    coming.then(act).catch((error: unknown) => {
      // The next press asks for it again.
      coming = null;
      log('error', `readiness: ${String(error)}`);
    });
  };
  return {
    store,
    start: () => then((flow) => flow.start()),
    answer: (role, heard) => then((flow) => flow.answer(role, heard)),
    playAgain: (role) => then((flow) => flow.playAgain(role)),
    skip: () => then((flow) => flow.skip()),
    // What was never begun need not be stopped.
    stop: () => void coming?.then((flow) => flow.stop()).catch(() => undefined),
  };
};
