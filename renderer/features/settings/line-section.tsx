import { GraduationCap } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoor, useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button, Icon } from '../../ui';
import { formOnTrial } from './being-tried';
import { ConnectForm } from './connect-form';
import { type ConnectDraft, isServerAddress, isWebAddress } from './connect-check';
import { AutoAnswerRow, CountryRow, DigitsRow, ExpiresRow, HoldMusicRow } from './line-choices';
import { IceRow } from './ice-row';
import { LineStatus } from './line-status';
import { SwitchRow } from './control-row';
import { TextRow } from './rows';
import { SecretRow } from './secret-row';
import { TeamRows } from './team-rows';
import { useSetting } from './use-setting';

interface ConnectingProps {
  again: boolean;
  /** What a row could not save without a secret. */
  typed: Partial<ConnectDraft> | undefined;
  done(): void;
}

/** The form stays until its line is ready: meanwhile the practice line is left, and the way back to it stands here. */
const Connecting = ({ again, typed, done }: ConnectingProps) => {
  const { t } = useWords();
  const { setting, change } = useSetting('desk.line');
  const trying = setting.value === 'pbx';
  return (
    <>
      {setting.value === 'practice' && (
        <p className="row status">
          <span className="chip info tall">
            <Icon of={GraduationCap} size="s" />
            {t('line.practiceTitle')}
          </span>
          <span className="muted grow">{t('line.practiceNote')}</span>
        </p>
      )}
      <h2>{t('settings.line.connect')}</h2>
      <p className="muted">{t(typed ? 'settings.connect.withSecret' : 'settings.connect.four')}</p>
      <ConnectForm
        form="settings"
        tryAtOnce={again}
        typed={typed}
        done={done}
        practice={trying && !setting.locked ? () => void change('practice') : undefined}
      />
    </>
  );
};

/** `connect`: a change of whom the kept secret is for; both are saved together. */
const PbxLine = ({ connect }: { connect(typed: Partial<ConnectDraft>): void }) => {
  const { t } = useWords();
  const { settings } = useDoors(settingsDoor);
  const lineSetting = useSetting('desk.line');
  const server = useStore(settings.store, (state) => state.settings['line.server'].value);
  const withSecret = (name: keyof ConnectDraft) => (text: string | null) =>
    connect(text === null ? {} : { [name]: text });
  return (
    <>
      <LineStatus />
      <TextRow
        of="line.server"
        secretNeeded={withSecret('server')}
        title={t('settings.line.server')}
        hint={t('settings.line.serverHint')}
        placeholder="wss://"
        check={isServerAddress}
      />
      <TextRow
        of="line.domain"
        secretNeeded={withSecret('domain')}
        title={t('settings.line.domain')}
        hint={t('settings.line.domainHint', { server })}
      />
      <TextRow
        of="line.user"
        secretNeeded={withSecret('user')}
        title={t('settings.line.user')}
        check={(text) => text !== ''}
      />
      <SecretRow />
      <TextRow
        of="line.displayName"
        title={t('settings.line.displayName')}
        hint={t('settings.line.displayNameHint')}
      />
      <IceRow />
      <TextRow
        of="line.turnCredentialsUrl"
        title={t('settings.line.turnCredentials')}
        hint={t('settings.line.turnCredentialsHint')}
        placeholder={t('settings.line.turnCredentialsPlaceholder')}
        check={isWebAddress}
      />
      <SwitchRow
        of="line.relayOnly"
        title={t('settings.line.relayOnly')}
        text={t('settings.line.relayOnlyText')}
      />
      <CountryRow />
      <DigitsRow />
      <HoldMusicRow />
      <SwitchRow
        of="line.callWaiting"
        title={t('settings.line.callWaiting')}
        text={t('settings.line.callWaitingText')}
      />
      <SwitchRow
        of="line.earlyMedia"
        title={t('settings.line.earlyMedia')}
        text={t('settings.line.earlyMediaText')}
      />
      <AutoAnswerRow />
      <TeamRows />
      <details className="advanced">
        <summary>{t('settings.line.advanced')}</summary>
        <SwitchRow
          of="line.trustReplaces"
          title={t('settings.line.trustReplaces')}
          text={t('settings.line.trustReplacesText')}
        />
        <TextRow
          of="line.authUser"
          secretNeeded={withSecret('authUser')}
          title={t('settings.line.authUser')}
          hint={t('settings.line.authUserHint')}
        />
        <TextRow
          of="line.realm"
          secretNeeded={withSecret('realm')}
          title={t('settings.line.realm')}
          hint={t('settings.line.realmHint')}
        />
        <ExpiresRow />
        <SwitchRow
          of="line.qualityReports"
          title={t('settings.line.qualityReports')}
          text={t('settings.line.qualityReportsText')}
        />
        <TextRow
          of="line.qualityReportsTo"
          title={t('settings.line.qualityReportsTo')}
          hint={t('settings.line.qualityReportsToHint')}
        />
      </details>
      <div className="row gap">
        {!lineSetting.setting.locked && (
          <Button icon={GraduationCap} onClick={() => void lineSetting.change('practice')}>
            {t('settings.line.toPractice')}
          </Button>
        )}
      </div>
    </>
  );
};

/** The line: how it is, what it is made of. */
export const LineSection = () => {
  const { t } = useWords();
  const kind = useStore(useDoor(settingsDoor).store, (state) => state.settings['desk.line'].value);
  const [again] = useState(() => kind === 'pbx' && formOnTrial() === 'settings');
  const [connecting, setConnecting] = useState(kind !== 'pbx' || again);
  const [typed, setTyped] = useState<Partial<ConnectDraft>>();
  if (kind !== 'pbx' && !connecting) setConnecting(true);
  const connect = (values: Partial<ConnectDraft>) => {
    setTyped(values);
    setConnecting(true);
  };
  const done = () => {
    setTyped(undefined);
    setConnecting(false);
  };
  return (
    <>
      <h1>{t('settings.section.line')}</h1>
      {connecting ? (
        <Connecting again={again} typed={typed} done={done} />
      ) : (
        <PbxLine connect={connect} />
      )}
    </>
  );
};
