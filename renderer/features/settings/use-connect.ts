import { useEffect, useRef, useState } from 'react';
import { connectLineDoor, lineDoor } from '../../phone/line/line-door';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import type { LineState, LineTrouble } from '../../phone/line';
import { setOnTrial, type TryingForm } from './being-tried';
import { type ConnectDraft, keptDomain, serverAddress } from './connect-check';

export type ConnectStep =
  | { name: 'filling' }
  | { name: 'saving' }
  | { name: 'trying' }
  /** The system has no safe place for the secret. */
  | { name: 'vault' }
  | { name: 'refused'; trouble: LineTrouble }
  | { name: 'notSaved'; code: string }
  | { name: 'ready' };

/** The try is over, and the line goes on trying by itself. */
const refused = 'refused';

/** Saves the account with its secret, then goes onto the line and says how that went. */
export const useConnect = (form: TryingForm) => {
  const { line, settings, connectLine } = useDoors(lineDoor, settingsDoor, connectLineDoor);
  const [step, setStep] = useState<ConnectStep>({ name: 'filling' });
  const [refusals, setRefusals] = useState(0);
  const trying = useRef<LineState | typeof refused | null>(null);

  useEffect(
    () =>
      line.store.subscribe(({ state }) => {
        // What the line was before this try says nothing about it.
        if (trying.current === null || state === trying.current) return;
        const { phase } = state;
        if (phase === 'ready') setStep({ name: 'ready' });
        // Tries of the desk's own that follow say no more; one that succeeds does.
        else if (trying.current !== refused && (phase === 'refused' || phase === 'waiting')) {
          setStep({ name: 'refused', trouble: state.trouble });
          if (state.trouble.kind === 'wrongSecret') setRefusals((times) => times + 1);
        } else return;
        trying.current = phase === 'ready' ? null : refused;
      }),
    [line],
  );

  const tryLine = async () => {
    setOnTrial(form);
    trying.current = line.store.getState().state;
    setStep({ name: 'trying' });
    const chosen = await settings.change('desk.line', 'pbx');
    if (!chosen.ok) return setStep({ name: 'notSaved', code: chosen.fault.code });
    await connectLine();
    // Nothing had changed, and it was ready already.
    if (trying.current && line.store.getState().state.phase === 'ready') setStep({ name: 'ready' });
  };

  // Server and secret together: neither is kept when the other cannot be.
  const saveAndTry = async (draft: ConnectDraft, memoryOnly: boolean) => {
    // Before the server changes: the desktop may load the page again on its account.
    setOnTrial(form);
    setStep({ name: 'saving' });
    const { settings: now, vault } = settings.store.getState();
    const wanted = {
      'line.server': serverAddress(draft.server),
      'line.user': draft.user.trim(),
      'line.domain': keptDomain(draft.domain, draft.server, now['line.domain'].value),
      'line.displayName': draft.displayName.trim(),
      'line.authUser': draft.authUser.trim(),
      'line.realm': draft.realm.trim(),
    };
    // What is fixed or unchanged is not written: it would become the agent's own choice.
    const changed = Object.entries(wanted).filter(
      ([key, value]) => now[key as keyof typeof wanted].value !== value,
    );
    // In a browser there is no keychain to ask about.
    const inMemory = memoryOnly || vault.because === 'browser';
    const saved = await settings.connect(
      Object.fromEntries(changed),
      draft.secret === '' ? null : draft.secret,
      inMemory,
    );
    if (saved.ok) return tryLine();
    if (saved.fault.code === 'vaultRefused') return setStep({ name: 'vault' });
    setStep({ name: 'notSaved', code: saved.fault.code });
  };

  return {
    step,
    refusals,
    tryLine,
    again: () => setStep({ name: 'filling' }),
    /** Nobody waits for the line any more. */
    stop: () => {
      trying.current = null;
      setOnTrial(null);
    },
    memoryOnly: (draft: ConnectDraft) => saveAndTry(draft, true),
    connect: (draft: ConnectDraft) => saveAndTry(draft, false),
  };
};
