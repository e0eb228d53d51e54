import { type ComponentType, createElement, useEffect, useSyncExternalStore } from 'react';
import { callsDoor } from '../phone/calls/calls-door';
import { documentsDoor } from '../platform/desk/documents';
import { useDoors } from '../platform/doors';
import { useWords } from '../platform/i18n';
import { Button } from './button';

export interface Later<M> {
  /** Fetches the code; asked again after a failure, it tries again. */
  load(): Promise<void>;
  /** All of it, or null before it is here; the view that asks is drawn again when it comes. A hook. */
  use(): M | null;
  /**
   * One view of it, to be drawn at any time. `beside`: it stands beside another of the same code, which says for both
   * what is missing.
   */
  view<P extends object>(
    pick: (module: M) => ComponentType<P>,
    options?: { beside?: boolean },
  ): ComponentType<P>;
}

type State<M> = { is: 'coming' } | { is: 'failed' } | { is: 'here'; module: M };

/** What was typed into a form and not saved, and what is said on the telephone, outlives a part that is missing. */
const useReload = (): (() => void) => {
  const { calls, documents } = useDoors(callsDoor, documentsDoor);
  return () => {
    const isUnsaved = Object.values(documents.drafts.getState()).some((one) => one !== undefined);
    if (calls.store.getState().calls.length === 0 && !isUnsaved) location.reload();
  };
};

const LoadFailed = ({ load }: { load(): Promise<void> }) => {
  const { t } = useWords();
  const reload = useReload();
  return (
    <div className="later-failed" role="alert">
      <p>{t('app.partMissing')}</p>
      {/* Chromium remembers a module that it could not fetch: then only a page that is loaded again has it. */}
      <Button onClick={() => void load().catch(reload)}>{t('app.tryAgain')}</Button>
    </div>
  );
};

/**
 * Views whose code the first screen does not need. Once it is here they are drawn like any other, without a pause:
 * React's own `lazy` waits a moment in any case. Before that the place is empty and marked as busy, and what could
 * not be fetched is said, with the way to try again.
 */
export const createLater = <M extends object>(fetchModule: () => Promise<M>): Later<M> => {
  let state: State<M> = { is: 'coming' };
  let loading: Promise<void> | null = null;
  const listeners = new Set<() => void>();
  const become = (next: State<M>) => {
    state = next;
    for (const tell of listeners) tell();
  };
  const load = (): Promise<void> => {
    loading ??= fetchModule().then(
      (module) => become({ is: 'here', module }),
      (error: unknown) => {
        loading = null;
        become({ is: 'failed' });
        throw error;
      },
    );
    return loading;
  };
  const subscribe = (tell: () => void) => {
    listeners.add(tell);
    return () => void listeners.delete(tell);
  };
  const useState = () => useSyncExternalStore(subscribe, () => state);
  return {
    load,
    use: () => {
      const now = useState();
      return now.is === 'here' ? now.module : null;
    },
    view: <P extends object>(pick: (module: M) => ComponentType<P>, { beside = false } = {}) => {
      const LaterView = (props: P) => {
        const now = useState();
        useEffect(() => {
          // What fails is shown below.
          if (state.is === 'coming') load().catch(() => undefined);
        }, []);
        if (now.is === 'here') return createElement(pick(now.module), props);
        if (beside) return null;
        if (now.is === 'failed') return <LoadFailed load={load} />;
        return <div className="later-coming" aria-busy="true" />;
      };
      return LaterView;
    },
  };
};
