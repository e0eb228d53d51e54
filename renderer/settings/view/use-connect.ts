import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../../desk';
import type { LineState, LineTrouble } from '../../line';
import { type ConnectDraft, domainOf, serverAddress } from './connect-check';
import { useKeepSecret } from './keep-secret';

export type ConnectStep =
  | { name: 'filling' }
  | { name: 'saving' }
  | { name: 'trying' }
  /** The system has no safe place for the secret. */
  | { name: 'vault' }
  | { name: 'refused'; trouble: LineTrouble }
  | { name: 'notSaved'; code: string }
  | { name: 'ready' };

/** Saves settings, then the secret, then goes onto the line and says how that went. */
export const useConnect = () => {
  const { line, settings, connectLine } = useDesk();
  const keep = useKeepSecret();
  const [step, setStep] = useState<ConnectStep>({ name: 'filling' });
  const [refusals, setRefusals] = useState(0);
  const trying = useRef<LineState | null>(null);

  useEffect(
    () =>
      line.store.subscribe(({ state }) => {
        // What the line was before this try says nothing about it.
        if (trying.current === null || state === trying.current) return;
        if (state.phase === 'ready') setStep({ name: 'ready' });
        else if (state.phase === 'refused' || state.phase === 'waiting') {
          setStep({ name: 'refused', trouble: state.trouble });
          if (state.trouble.kind === 'wrongSecret') setRefusals((times) => times + 1);
        } else return;
        trying.current = null;
      }),
    [line],
  );

  const tryLine = async () => {
    trying.current = line.store.getState().state;
    setStep({ name: 'trying' });
    const chosen = await settings.change('desk.line', 'pbx');
    if (!chosen.ok) return setStep({ name: 'notSaved', code: chosen.fault.code });
    await connectLine();
    // Nothing had changed, and it was ready already.
    if (trying.current && line.store.getState().state.phase === 'ready') setStep({ name: 'ready' });
  };

  const keepAndTry = async (secret: string, memoryOnly: boolean) => {
    const kept = secret === '' ? 'kept' : await keep(secret, memoryOnly);
    if (kept === 'refused') return setStep({ name: 'vault' });
    if (kept === 'failed') return setStep({ name: 'notSaved', code: 'secretFailed' });
    await tryLine();
  };

  return {
    step,
    refusals,
    tryLine,
    again: () => setStep({ name: 'filling' }),
    memoryOnly: (secret: string) => keepAndTry(secret, true),
    connect: async (draft: ConnectDraft) => {
      setStep({ name: 'saving' });
      const { settings: now } = settings.store.getState();
      const wanted = {
        'line.server': serverAddress(draft.server),
        'line.user': draft.user.trim(),
        'line.domain': draft.domain.trim() || domainOf(draft.server),
        'line.displayName': draft.displayName.trim(),
        'line.authUser': draft.authUser.trim(),
        'line.realm': draft.realm.trim(),
      };
      // What is fixed or unchanged is not written: it would become the agent's own choice.
      const changed = Object.entries(wanted).filter(
        ([key, value]) => now[key as keyof typeof wanted].value !== value,
      );
      const saved = await settings.changeAll(Object.fromEntries(changed));
      if (!saved.ok) return setStep({ name: 'notSaved', code: saved.fault.code });
      await keepAndTry(draft.secret, false);
    },
  };
};
