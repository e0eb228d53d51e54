import { useStore } from 'zustand';
import { teamDoor } from '../../phone/team/team-door';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { phoneText } from '../../ui';
import { SwitchRow } from './control-row';
import { ListRow, TextRow, ValueRow } from './rows';
import { Source } from './source';
import { useSetting } from './use-setting';
import { useWhy } from './why';

const isCode = (text: string): boolean => /^(?:dtmf:)?[0-9A-Za-z*#+,._{}-]{0,40}$/.test(text);

/** The team's list as this desk reads it: who, under which number, and whether their state is followed. */
const ColleaguesRow = () => {
  const { t } = useWords();
  const { team, settings } = useDoors(teamDoor, settingsDoor);
  const { setting } = useSetting('team.colleagues');
  const all = useStore(team.store, (state) => state.colleagues);
  const country = useStore(settings.store, (state) => state.settings['line.country'].value);
  const list = all.filter((one) => one.fixed && one.key.startsWith('team '));
  const title = t('settings.team.colleagues');
  const count = t('settings.team.colleaguesCount', { count: list.length });
  const why = useWhy(setting, { title, value: count });
  return (
    <ValueRow
      title={title}
      value={
        <>
          {list.length === 0 ? (
            <p>{t('settings.team.colleaguesNone')}</p>
          ) : (
            // What scrolls must be reachable by keyboard (WCAG 2.1.1).
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            <ul className="people" aria-label={title} tabIndex={0}>
              {list.map((one) => (
                <li key={one.key}>
                  <span className="cut">
                    {one.name}
                    {one.note && <span className="muted"> · {one.note}</span>}
                  </span>
                  <span className="num">{phoneText(one.number, country)}</span>
                  <span className="muted">
                    {t(one.watched ? 'settings.team.watched' : 'settings.team.unwatched')}
                  </span>
                </li>
              ))}
            </ul>
          )}
          <p className="hint">{t('settings.team.colleaguesHint')}</p>
        </>
      }
      source={<Source setting={setting} />}
      act={why.ask}
      below={why.answer}
    />
  );
};

/** The services of the PBX: the codes that it knows, and what is watched. */
export const TeamRows = () => {
  const { t } = useWords();
  return (
    <details className="advanced">
      <summary>{t('settings.team.title')}</summary>
      <TextRow
        of="line.voicemail"
        title={t('settings.team.voicemail')}
        hint={t('settings.team.voicemailHint')}
      />
      <TextRow
        of="line.parkCode"
        title={t('settings.team.parkCode')}
        hint={t('settings.team.parkCodeHint')}
        check={isCode}
      />
      <TextRow
        of="line.pickupCode"
        title={t('settings.team.pickupCode')}
        hint={t('settings.team.pickupCodeHint')}
        check={isCode}
      />
      <TextRow
        of="line.groupPickupCode"
        title={t('settings.team.groupPickupCode')}
        hint={t('settings.team.groupPickupCodeHint')}
        check={isCode}
      />
      <TextRow
        of="line.forwardOnCode"
        title={t('settings.team.forwardOnCode')}
        hint={t('settings.team.forwardOnCodeHint')}
        check={isCode}
      />
      <TextRow
        of="line.forwardOffCode"
        title={t('settings.team.forwardOffCode')}
        hint={t('settings.team.forwardOffCodeHint')}
        check={isCode}
      />
      <ColleaguesRow />
      <ListRow
        of="team.watch"
        title={t('settings.team.watch')}
        hint={t('settings.team.watchHint')}
        choices={(['both', 'dialog', 'presence', 'off'] as const).map((value) => ({
          value,
          label: t(`settings.team.watchBy.${value}`),
        }))}
      />
      <SwitchRow
        of="team.publishPresence"
        title={t('settings.team.publish')}
        text={t('settings.team.publishText')}
      />
    </details>
  );
};
