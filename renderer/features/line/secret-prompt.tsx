import { type FormEvent, useId, useState } from 'react';
import { connectLineDoor } from '../../phone/line/line-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button } from '../../ui/button';
import { useKeepSecret, VaultChoice } from './keep-secret';
import { SettingFault } from '../../ui/setting-fault';

/** Asks for the secret that this machine does not keep, and connects with it. */
export const SecretPrompt = () => {
  const { t } = useWords();
  const { connectLine } = useDoors(connectLineDoor);
  const keep = useKeepSecret();
  const id = useId();
  const [secret, setSecret] = useState('');
  const [state, setState] = useState<'idle' | 'refused' | 'failed'>('idle');
  const save = async (memoryOnly: boolean) => {
    if (secret === '') return document.getElementById(id)?.focus();
    const done = await keep(secret, memoryOnly);
    setState(done === 'kept' ? 'idle' : done);
    if (done === 'kept') await connectLine();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(false);
  };
  return (
    <>
      <form className="secretprompt" onSubmit={submit}>
        <label htmlFor={id}>{t('settings.line.secret')}</label>
        <div className="row">
          <input
            id={id}
            className="field grow"
            type="password"
            autoComplete="current-password"
            value={secret}
            onChange={(event) => setSecret(event.target.value)}
          />
          <Button kind="primary" type="submit">
            {t('settings.connect.do')}
          </Button>
        </div>
      </form>
      {state === 'failed' && <SettingFault code="secretFailed" />}
      {state === 'refused' && (
        <VaultChoice memoryOnly={() => void save(true)} cancel={() => setState('idle')} />
      )}
    </>
  );
};
