import { ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoor, useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button, Icon } from '../../ui';

export type Keeping = 'kept' | 'refused' | 'failed';

/** Keeps the secret of the line. `refused`: the agent must choose first. */
export const useKeepSecret = () => {
  const { settings } = useDoors(settingsDoor);
  const because = useStore(settings.store, (state) => state.vault.because);
  return async (secret: string, memoryOnly: boolean): Promise<Keeping> => {
    // In a browser there is no keychain to ask about; where the secret stays is said beside the field.
    const done = await settings.keepSecret(secret, memoryOnly || because === 'browser');
    if (done.ok) return 'kept';
    return done.fault.code === 'vaultRefused' ? 'refused' : 'failed';
  };
};

/** Where the secret is, or will be, kept. */
export const useSecretPlace = (): string => {
  const { t } = useWords();
  const vault = useStore(useDoor(settingsDoor).store, (state) => state.vault);
  if (vault.because === 'browser') return t('settings.secret.browser');
  if (vault.keeps === 'memory') return t('settings.secret.memory');
  return vault.keychain
    ? t('settings.secret.keychain', { keychain: vault.keychain })
    : t('settings.secret.keychainUnnamed');
};

export interface VaultChoiceProps {
  memoryOnly(): void;
  cancel(): void;
}

/** The system has no safe place for the secret: said plainly, with the two ways on. */
export const VaultChoice = ({ memoryOnly, cancel }: VaultChoiceProps) => {
  const { t } = useWords();
  const because = useStore(useDoor(settingsDoor).store, (state) => state.vault.because);
  const why = because === 'plaintext' ? 'plaintext' : 'unavailable';
  return (
    <section className="know why" role="alert">
      <p className="row">
        <Icon of={ShieldAlert} className="wait" />
        <b>{t('settings.vault.title')}</b>
      </p>
      <p>{t(`settings.vault.${why}`)}</p>
      <p>{t('settings.vault.choice')}</p>
      <div className="row">
        <Button onClick={memoryOnly}>{t('settings.vault.memory')}</Button>
        <Button kind="quiet" onClick={cancel}>
          {t('settings.vault.cancel')}
        </Button>
      </div>
    </section>
  );
};

/** A secret in a field: hidden until it is asked to be seen. */
export const useHidden = () => {
  const [shown, show] = useState(false);
  return { type: shown ? ('text' as const) : ('password' as const), shown, show };
};
