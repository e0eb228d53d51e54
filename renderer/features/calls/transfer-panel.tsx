import { PhoneForwarded, Search, Users } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { notesDoor } from '../../book/customers/customers-door';
import type { Result } from '../../kernel';
import { callsDoor } from '../../phone/calls/calls-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { ParkAct } from '../team/park-act';
import { TargetList } from '../team/target-list';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Panel } from '../../ui/panel';
import { phoneText } from '../../ui/phone-text';
import type { Call } from '../../model/call';
import { useCountry } from './caller';
import { useTransferContextOut } from './transfer-context-out';
import { NumberField } from './number-field';

const known = ['notDialable', 'lineNotReady', 'tooManyCalls'] as const;

interface Target {
  /** As it is written in the field. */
  text: string;
  /** What the agent calls them, when they were picked from the list. */
  name: string;
}

interface Giving {
  target: Target;
  setTarget(target: Target): void;
  fault: string;
  withNote: boolean;
  setWithNote(on: boolean): void;
  hasNote: boolean;
  transfer(to?: string): void;
  consult(to?: string): void;
}

const useGiving = (call: Call, done: () => void): Giving => {
  const desk = useDoors(callsDoor, notesDoor);
  const { t } = useWords();
  const [target, setTarget] = useState<Target>({ text: '', name: '' });
  const [fault, setFault] = useState('');
  const [wanted, setWithNote] = useState(true);
  const handover = useTransferContextOut(call);
  const hasNote = useStore(
    desk.notes.store,
    ({ drafts }) => (drafts[call.interactionId]?.text.trim() ?? '') !== '',
  );
  const withNote = wanted && hasNote;
  const tried = async (to: string, act: () => Promise<Result<unknown>>) => {
    if (to.trim() === '') return setFault(t('calls.dialFault.emptyDial'));
    const answer = await act();
    if (answer.ok) return done();
    const code = known.find((one) => one === answer.fault.code);
    setFault(t(`calls.dialFault.${code ?? 'other'}`));
  };
  const note = () => (withNote ? handover() : undefined);
  return {
    target,
    setTarget: (next) => {
      setFault('');
      setTarget(next);
    },
    fault,
    withNote,
    setWithNote,
    hasNote,
    transfer: (to = target.text) => void tried(to, () => desk.calls.transfer(call.id, to, note())),
    consult: (to = target.text) =>
      void tried(to, () => desk.calls.consult(call.id, { target: to, name: target.name }, note())),
  };
};

/** Gives the call to somebody else: at once, or after asking them; with the note or without. */
export const TransferPanel = ({ call, onClose }: { call: Call; onClose: () => void }) => {
  const { t } = useWords();
  const country = useCountry();
  const field = useRef<HTMLInputElement>(null);
  const hint = useId();
  const giving = useGiving(call, onClose);
  const { target, setTarget, fault, withNote } = giving;
  useEffect(() => {
    if (fault) field.current?.focus();
  }, [fault]);
  return (
    <Panel label={t('calls.transferTitle')} onClose={onClose} className="transfer">
      <NumberField
        ref={field}
        takesFocus
        className="field"
        label={t('calls.transferField')}
        value={target.text}
        onChange={(text) => setTarget({ text, name: '' })}
        onEnter={(to, picked) =>
          picked
            ? setTarget({ text: phoneText(to, country), name: target.name })
            : giving.consult(to)
        }
        onPick={({ number, name }) => setTarget({ text: phoneText(number, country), name })}
        before={<Icon of={Search} size="s" />}
      />
      <TargetList
        typed={target.text}
        chosen={target.text}
        onChoose={(one) => setTarget({ text: one.number, name: one.name })}
      />
      {fault && (
        <p className="err" role="alert">
          {fault}
        </p>
      )}
      {giving.hasNote && (
        <div className="attach">
          <button
            type="button"
            className="switch"
            role="switch"
            aria-checked={withNote}
            aria-label={t('calls.attachNote')}
            aria-describedby={hint}
            onClick={() => giving.setWithNote(!withNote)}
          />
          <span className="grow">
            {t('calls.attachNote')}
            <small id={hint} className="muted">
              {t('calls.attachNoteHint')}
            </small>
          </span>
        </div>
      )}
      <div className="giveacts">
        <Button kind="primary" grow icon={Users} hint="↵" onClick={() => giving.consult()}>
          {t('calls.consultFirst')}
        </Button>
        <Button icon={PhoneForwarded} onClick={() => giving.transfer()}>
          {t('calls.transferNow')}
        </Button>
      </div>
      <p className="muted hint">{t('calls.transferHint')}</p>
      <ParkAct call={call.id} onParked={onClose} />
    </Panel>
  );
};
