import { PhoneForwarded, Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../../desk';
import { useWords } from '../../i18n';
import { ParkAct, TargetList } from '../../team/view';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Panel } from '../../ui/panel';
import { phoneText } from '../../ui/phone-text';
import type { Call } from '../call';
import { useCountry } from './caller';
import { NumberField } from './number-field';

/** Gives the call to somebody else without talking to them first. */
export const TransferPanel = ({ call, onClose }: { call: Call; onClose: () => void }) => {
  const desk = useDesk();
  const { t } = useWords();
  const country = useCountry();
  const [target, setTarget] = useState('');
  const [fault, setFault] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const transfer = (to: string) => {
    if (to.trim() === '') {
      setFault(t('calls.dialFault.emptyDial'));
      field.current?.focus();
      return;
    }
    const sent = desk.calls.transfer(call.id, to);
    if (sent.ok) onClose();
    else setFault(t('calls.dialFault.notDialable'));
  };
  return (
    <Panel label={t('calls.transferTitle')} onClose={onClose} className="transfer">
      <NumberField
        ref={field}
        className="field"
        label={t('calls.transferField')}
        value={target}
        onChange={(text) => {
          setFault('');
          setTarget(text);
        }}
        onEnter={(to, picked) => (picked ? setTarget(phoneText(to, country)) : transfer(to))}
        onPick={(row) => setTarget(phoneText(row.number, country))}
        before={<Icon of={Search} size="s" />}
      />
      <TargetList
        typed={target}
        chosen={target}
        onChoose={(one) => {
          setFault('');
          setTarget(one.number);
        }}
      />
      {fault && (
        <p className="err" role="alert">
          {fault}
        </p>
      )}
      <p className="muted hint">{t('calls.transferHint')}</p>
      <Button kind="primary" icon={PhoneForwarded} onClick={() => transfer(target)}>
        {t('calls.transferNow')}
      </Button>
      <ParkAct call={call.id} onParked={onClose} />
    </Panel>
  );
};
