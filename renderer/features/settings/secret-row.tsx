import { Eye, EyeOff, KeyRound } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { connectLineDoor } from '../../phone/line/line-door';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button, Icon, IconButton } from '../../ui';
import { useAnnounce } from '../../ui/announce';
import { useHidden, useKeepSecret, useSecretPlace, VaultChoice } from '../line/keep-secret';
import { ValueRow } from './rows';
import { SettingFault } from '../../ui/setting-fault';

/** The secret of the line: never shown, only replaced. */
export const SecretRow = () => {
  const { t } = useWords();
  const { settings, connectLine } = useDoors(settingsDoor, connectLineDoor);
  const vault = useStore(settings.store, (state) => state.vault);
  const place = useSecretPlace();
  const keep = useKeepSecret();
  const hidden = useHidden();
  const announce = useAnnounce();
  const [secret, setSecret] = useState<string | null>(null);
  const [state, setState] = useState<'idle' | 'refused' | 'failed'>('idle');
  const field = useRef<HTMLInputElement>(null);
  const editing = secret !== null;
  const save = async (memoryOnly: boolean) => {
    if (!secret) return field.current?.focus();
    const done = await keep(secret, memoryOnly);
    setState(done === 'kept' ? 'idle' : done);
    if (done !== 'kept') return;
    setSecret(null);
    announce(t('settings.saved', { title: t('settings.line.secret') }));
    await connectLine();
  };
  const cancel = () => {
    setSecret(null);
    setState('idle');
  };
  const holds = vault.holds.includes('line');
  if (!editing) {
    return (
      <ValueRow
        title={t('settings.line.secret')}
        value={<p className="cut">{holds ? '••••••••••' : t('settings.empty')}</p>}
        source={
          <span className="src">
            <Icon of={KeyRound} size="s" />
            {holds ? place : t('settings.secret.none')}
          </span>
        }
        act={
          <Button onClick={() => setSecret('')}>
            {t('settings.change')}
            <span className="sr"> {t('settings.line.secret')}</span>
          </Button>
        }
      />
    );
  }
  return (
    <>
      <form
        className="srow three"
        data-takes-focus=""
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void save(false);
        }}
      >
        <b>{t('settings.line.secret')}</b>
        <div>
          <span className="field">
            <input
              ref={field}
              type={hidden.type}
              aria-label={t('settings.line.secret')}
              autoComplete="new-password"
              value={secret}
              onChange={(event) => setSecret(event.target.value)}
            />
            <IconButton
              small
              icon={hidden.shown ? EyeOff : Eye}
              label={hidden.shown ? t('settings.secret.hide') : t('settings.secret.show')}
              onClick={() => hidden.show(!hidden.shown)}
            />
          </span>
          <p className="hint">{place}</p>
          {state === 'failed' && <SettingFault code="secretFailed" />}
        </div>
        <span className="row">
          <Button kind="primary" type="submit">
            {t('settings.save')}
          </Button>
          <Button kind="quiet" onClick={cancel}>
            {t('settings.cancel')}
          </Button>
        </span>
      </form>
      {state === 'refused' && <VaultChoice memoryOnly={() => void save(true)} cancel={cancel} />}
    </>
  );
};
