import { CircleCheck, Eye, EyeOff, LoaderCircle, Lock } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button, Icon, IconButton } from '../../ui';
import {
  type ConnectDraft,
  type ConnectField,
  connectFaults,
  domainOf,
  isSameAccount,
  isServerAddress,
  mayBePlain,
  shownDomain,
} from './connect-check';
import { ConnectField as Entry, type FieldProps } from './connect-field';
import { ImportButton, ImportOutcome, useImport } from './import-file';
import { useHidden, useSecretPlace, VaultChoice } from '../line/keep-secret';
import { SettingFault } from '../../ui/setting-fault';
import type { TryingForm } from './being-tried';
import { troubleWords } from './trouble-words';
import { useConnect, type ConnectStep } from './use-connect';
// It stands on the first start as well, without the settings' document.
import './settings-view.css';

/** Which field a refusal is about. */
const fieldOf = (step: ConnectStep): ConnectField | null => {
  if (step.name !== 'refused') return null;
  switch (step.trouble.kind) {
    case 'wrongSecret':
      return 'secret';
    case 'unknownUser':
    case 'forbidden':
      return 'user';
    case 'unreachable':
    case 'badAddress':
    case 'deadPeer':
    case 'badReply':
    case 'serverError':
    case 'noDigest':
      return 'server';
    case 'foreignRealm':
      return 'domain';
  }
};

const useDraftOfSettings = (given: Partial<ConnectDraft>) => {
  const { settings } = useDoors(settingsDoor);
  const now = useStore(settings.store, (state) => state.settings);
  const [typed, setTyped] = useState(given);
  const known = {
    server: now['line.server'].value,
    domain: now['line.domain'].value,
    locked: now['line.domain'].locked,
  };
  const draft: ConnectDraft = {
    server: known.server,
    user: now['line.user'].value,
    secret: '',
    displayName: now['line.displayName'].value,
    authUser: now['line.authUser'].value,
    realm: now['line.realm'].value,
    ...typed,
    domain: shownDomain(typed.domain, typed.server ?? known.server, known),
  };
  return {
    draft,
    locked: (name: keyof ConnectDraft) => name !== 'secret' && now[`line.${name}`].locked,
    set: (name: keyof ConnectDraft, value: string) => setTyped({ ...typed, [name]: value }),
    forget: () => setTyped({}),
  };
};

interface TryStatusProps {
  step: ConnectStep;
  refusals: number;
  /** What can be done about the refusal. */
  mend: string | null;
}

/** How the try goes, spoken as it changes. */
const TryStatus = ({ step, refusals, mend }: TryStatusProps) => {
  const { t } = useWords();
  return (
    <div role="status">
      {mend !== null && <p className="muted small">{mend}</p>}
      {step.name === 'refused' && step.trouble.kind === 'wrongSecret' && (
        <p className="muted small">{t('settings.connect.refusals', { count: refusals })}</p>
      )}
      {(step.name === 'trying' || step.name === 'saving') && (
        <p className="row small">
          <Icon of={LoaderCircle} size="s" className="turns" />
          {t('settings.connect.trying')}
        </p>
      )}
    </div>
  );
};

interface WaysProps {
  step: ConnectStep;
  practice: (() => void) | undefined;
  /** To be without the line, where nothing else leads on. */
  keep: (() => void) | undefined;
  /** Back, before anything is saved. */
  cancel: (() => void) | undefined;
  read: (file: File) => void;
}

/** What can be done with the form. */
const Ways = ({ step, practice, keep, cancel, read }: WaysProps) => {
  const { t } = useWords();
  const busy = step.name === 'trying' || step.name === 'saving';
  return (
    <>
      <div className="row acts-row">
        <Button kind="primary" call grow type="submit" disabled={busy}>
          {step.name === 'refused' ? t('settings.connect.again') : t('settings.connect.do')}
        </Button>
        {practice && (
          <Button call onClick={practice}>
            {t('settings.connect.practice')}
          </Button>
        )}
        {!practice && <ImportButton call read={read} />}
        {cancel && !busy && step.name !== 'refused' && (
          <Button call kind="quiet" onClick={cancel}>
            {t('settings.cancel')}
          </Button>
        )}
      </div>
      {keep && step.name === 'refused' && (
        <p>
          <button type="button" className="link" onClick={keep}>
            {t('settings.connect.keep')}
          </button>
        </p>
      )}
    </>
  );
};

interface AdvancedProps {
  open: boolean;
  of: (name: 'displayName' | 'authUser' | 'realm') => FieldProps;
}

/** What only some PBXs ask for. */
const Advanced = ({ open, of }: AdvancedProps) => {
  const { t } = useWords();
  return (
    <details className="advanced" open={open || undefined}>
      <summary>{t('settings.connect.advanced')}</summary>
      <div className="fieldset">
        <Entry {...of('displayName')} hint={t('settings.line.displayNameHint')} />
        <div className="two">
          <Entry {...of('authUser')} hint={t('settings.line.authUserHint')} />
          <Entry {...of('realm')} hint={t('settings.line.realmHint')} />
        </div>
        <p className="hint">{t('settings.connect.iceLater')}</p>
      </div>
    </details>
  );
};

export interface ConnectFormProps {
  form: TryingForm;
  /** The way to the practice line, where there is one. */
  practice?: (() => void) | undefined;
  /** The line is ready, or the agent goes on without waiting for it. */
  done: () => void;
  /** A settings file has just been taken over: what it brought is tried without another click. */
  tryAtOnce?: boolean;
  /** What was typed elsewhere and needs a secret too: it is all that is missing, and there is a way back. */
  typed?: Partial<ConnectDraft> | undefined;
}

/** The four values that connect a PBX, tried at once and refused in plain words. */
export const ConnectForm = (props: ConnectFormProps) => {
  const { form, practice, done, tryAtOnce = false, typed } = props;
  const { t } = useWords();
  const { settings } = useDoors(settingsDoor);
  const now = useStore(settings.store, (state) => state.settings);
  const holdsOne = useStore(settings.store, (state) => state.vault.holds.includes('line'));
  const place = useSecretPlace();
  const hidden = useHidden();
  const { draft, locked, set, forget } = useDraftOfSettings(typed ?? {});
  // A secret belongs to its server, user and realm: another one is asked for another account.
  const holds = holdsOne && isSameAccount(draft, now);
  const flow = useConnect(form);
  const imported = useImport();
  const [tried, setTried] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const { step } = flow;
  const missing = tried ? connectFaults(draft, holds, mayBePlain(now)) : [];
  const refusedField = fieldOf(step);
  const words = step.name === 'refused' ? troubleWords(t, step.trouble, now) : null;
  const { stop } = flow;
  const leave = (way: () => void) => () => {
    stop();
    way();
  };
  useEffect(() => {
    if (step.name !== 'ready') return;
    stop();
    done();
  });
  const focus = (name: string | null) =>
    name && element.current?.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.focus();
  useEffect(() => {
    focus(refusedField);
  }, [refusedField, step]);
  useEffect(() => {
    if (typed) focus('secret');
  }, [typed]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const faults = connectFaults(draft, holds, mayBePlain(now));
    if (faults[0]) return focus(faults[0]);
    void flow.connect(draft);
  };
  const tryFile = async () => {
    setTried(true);
    const { vault, settings: read } = settings.store.getState();
    const complete = read['line.server'].value && read['line.user'].value;
    if (complete && vault.holds.includes('line')) await flow.tryLine();
  };
  const fileTaken = () => {
    forget();
    void tryFile();
  };
  const atOnce = useRef(tryAtOnce);
  useEffect(() => {
    if (!atOnce.current) return;
    atOnce.current = false;
    void tryFile();
  });
  const fieldProps = (name: keyof ConnectDraft) => ({
    name,
    value: draft[name],
    set: (value: string) => set(name, value),
    locked: locked(name),
    fault: missing.some((one) => one === name)
      ? t(`settings.connect.fault.${name as ConnectField}`)
      : refusedField === name
        ? words?.what
        : null,
  });
  return (
    <form ref={element} className="fieldset connect" noValidate onSubmit={submit}>
      <Entry {...fieldProps('server')} placeholder="wss://">
        {isServerAddress(draft.server, mayBePlain(now)) && !fieldProps('server').fault && (
          <Icon of={CircleCheck} size="s" />
        )}
      </Entry>
      <div className="two">
        <Entry {...fieldProps('user')} />
        <Entry {...fieldProps('domain')} placeholder={domainOf(draft.server)} />
      </div>
      <Entry
        {...fieldProps('secret')}
        type={hidden.type}
        {...(holds ? { placeholder: t('settings.connect.secretKept') } : {})}
      >
        <IconButton
          small
          icon={hidden.shown ? EyeOff : Eye}
          label={hidden.shown ? t('settings.secret.hide') : t('settings.secret.show')}
          onClick={() => hidden.show(!hidden.shown)}
        />
      </Entry>
      <Advanced open={refusedField === 'domain'} of={fieldProps} />
      <TryStatus step={step} refusals={flow.refusals} mend={words?.mend ?? null} />
      {step.name === 'notSaved' && <SettingFault code={step.code} />}
      {step.name === 'vault' && (
        <VaultChoice memoryOnly={() => void flow.memoryOnly(draft)} cancel={flow.again} />
      )}
      <ImportOutcome state={imported} taken={fileTaken} />
      <Ways
        step={step}
        practice={practice && leave(practice)}
        keep={form === 'settings' ? leave(done) : undefined}
        cancel={typed && leave(done)}
        read={(file) => void imported.read(file)}
      />
      <p className="muted row small place">
        <Icon of={Lock} size="s" />
        {place}
      </p>
    </form>
  );
};
