import {
  CircleCheck,
  CircleX,
  ListChecks,
  type LucideIcon,
  RefreshCw,
  Settings,
} from 'lucide-react';
import { TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import { lineDoor } from '../../../phone/line/line-door';
import { infoDoor } from '../../../platform/desk/desk-info';
import { documentsDoor, type SettingsSection } from '../../../platform/desk/documents';
import { useDoor, useDoors } from '../../../platform/doors';
import { timeOrDate, useWords } from '../../../platform/i18n';
import { settingsDoor } from '../../../platform/settings/settings-door';
import { Button, Icon, keysOf } from '../../../ui';
import { useNow } from '../../../ui/now';
import { DiagnosticsRow } from '../../diagnostics/view/diagnostics-row';
import { troubleWords } from '../../line/line-words';
import { type HealthName, type HealthRow, inOrder, wrongOf } from '../health';
import { healthDoor } from '../health-door';
import './health.css';

const marks: Record<HealthRow['state'], LucideIcon> = {
  good: CircleCheck,
  weak: TriangleAlert,
  bad: CircleX,
};
/** Where it is set; what only the desk itself knows is under “About”. */
const sections: Record<HealthName, SettingsSection> = {
  line: 'line',
  microphone: 'audio',
  headset: 'headset',
  keys: 'hotkeys',
  secret: 'line',
  book: 'data',
  settings: 'about',
  program: 'about',
};

/** Why the line is away and what mends it: in its own words. */
const useLineTrouble = (): { why: string; mend: string } | null => {
  const { t } = useWords();
  const { state } = useStore(useDoor(lineDoor).store);
  const user = useStore(useDoor(settingsDoor).store, (one) => one.settings['line.user'].value);
  if (!('trouble' in state)) return null;
  const { trouble } = state;
  return {
    why: troubleWords(t, trouble, user),
    mend: t(
      `line.mend.${trouble.kind}`,
      trouble.kind === 'foreignRealm' ? { realm: trouble.realm } : {},
    ),
  };
};

const Mend = ({ name, row }: { name: HealthName; row: HealthRow }) => {
  const { t } = useWords();
  const { documents, line } = useDoors(documentsDoor, lineDoor);
  const trouble = useLineTrouble();
  const own = name === 'line' ? trouble : null;
  return (
    <>
      <p>{own ? `${own.why} ${own.mend}` : t(`health.mend.${row.code as 'lineOff'}`)}</p>
      <div className="row wrap">
        {row.code === 'lineWaiting' && (
          <Button icon={RefreshCw} onClick={() => line.nudge('asked')}>
            {t('health.tryNow')}
          </Button>
        )}
        <Button
          icon={Settings}
          onClick={() => documents.show({ kind: 'settings', section: sections[name] })}
        >
          {t('health.toSettings')}
          <span className="sr"> {t(`health.name.${name}`)}</span>
        </Button>
      </div>
    </>
  );
};

/** The keys as they are written on a keyboard. */
const useValues = ({ code, values }: HealthRow): Record<string, string | number> => {
  const { language } = useWords();
  const isMac = useDoor(infoDoor).platform === 'macos';
  if (code !== 'keysLost') return { ...values };
  const keys = String(values['keys']).split(', ');
  return { keys: keys.map((one) => keysOf(one, language, isMac).join(' ')).join(', ') };
};

const Row = ({ name, row }: { name: HealthName; row: HealthRow }) => {
  const { t, language } = useWords();
  const time = timeOrDate(row.since, useNow(60_000), language);
  const values = useValues(row);
  const isGood = row.state === 'good';
  return (
    <li data-s={row.state}>
      <Icon of={marks[row.state]} />
      <b>{t(`health.name.${name}`)}</b>
      <div>
        <p className="says">
          <span className="sr">{t(`readiness.state.${row.state}`)} · </span>
          <span className="fact">{t(`health.says.${row.code}`, values)}</span>
          {(!isGood || name === 'line') && <span> · {t('health.since', { time })}</span>}
        </p>
        {!isGood && <Mend name={name} row={row} />}
      </div>
    </li>
  );
};

/** What works and what does not, since when, and what to do: what is wrong stands first. */
export const HealthDocument = () => {
  const { t } = useWords();
  const { documents, health } = useDoors(documentsDoor, healthDoor);
  const now = useStore(health.store, (state) => state.health);
  // Its rules come a moment after the first screen, as this page does.
  if (!now) return null;
  const count = wrongOf(now);
  return (
    <div className="health">
      <div className="row wrap head">
        <h1>{t('health.title')}</h1>
        <span className="muted" role="status">
          {count === 0 ? t('health.allGood') : t('health.toMend', { count })}
        </span>
        <Button
          kind="quiet"
          icon={ListChecks}
          onClick={() => documents.show({ kind: 'readiness' })}
        >
          {t('health.check')}
        </Button>
      </div>
      <ul data-list aria-label={t('health.title')}>
        {inOrder(now).map((name) => (
          <Row key={name} name={name} row={now[name]} />
        ))}
      </ul>
      <div className="rows">
        <DiagnosticsRow section="about" />
      </div>
    </div>
  );
};
