import {
  ArrowLeft,
  Check,
  FileText,
  GraduationCap,
  KeyRound,
  Link,
  Lock,
  type LucideIcon,
  Play,
  Server,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { CustomersDoor } from '../../book/customers';
import { customersDoor } from '../../book/customers/customers-door';
import { lineDoor } from '../../phone/line/line-door';
import { practiceDoor } from '../../phone/practice-line/practice-door';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import type { LineDoor } from '../../phone/line';
import {
  Brand,
  ConnectForm,
  formOnTrial,
  ImportButton,
  ImportOutcome,
  setOnTrial,
  SettingsNotice,
  useImport,
} from '../../features/settings';
import { Button, Icon } from '../../ui';
import './app-view.css';

const LanguageSwitch = () => {
  const { t, language } = useWords();
  const { settings } = useDoors(settingsDoor);
  const choose = (wanted: 'fr' | 'en') => void settings.change('ui.language', wanted);
  const one = (value: 'fr' | 'en', label: string) => (
    <button
      type="button"
      role="radio"
      lang={value}
      aria-checked={language === value}
      tabIndex={language === value ? 0 : -1}
      onClick={() => choose(value)}
      onKeyDown={(event) => {
        if (!event.key.startsWith('Arrow')) return;
        event.preventDefault();
        choose(value === 'fr' ? 'en' : 'fr');
        const sibling =
          event.currentTarget.nextElementSibling ?? event.currentTarget.previousElementSibling;
        if (sibling instanceof HTMLElement) sibling.focus();
      }}
    >
      {label}
    </button>
  );
  return (
    <div className="seg" role="radiogroup" aria-label={t('start.language')}>
      {one('fr', 'Français')}
      {one('en', 'English')}
    </div>
  );
};

interface WayProps {
  icon: LucideIcon;
  kind: 'go' | 'info';
  title: string;
  points: { icon: LucideIcon; text: string }[];
  children: ReactNode;
}

const Way = ({ icon, kind, title, points, children }: WayProps) => (
  <section className="way">
    <span className={kind === 'info' ? 'ic info' : 'ic'}>
      <Icon of={icon} size="l" />
    </span>
    <h2>{title}</h2>
    <ul>
      {points.map((point) => (
        <li key={point.text}>
          <Icon of={point.icon} size="s" />
          <span>{point.text}</span>
        </li>
      ))}
    </ul>
    {children}
  </section>
);

/** The line is made by whoever hears of the choice: the first customer calls once it is there. */
const whenReady = (line: LineDoor, run: () => void) => {
  const isReady = () => line.store.getState().state.phase === 'ready';
  if (isReady()) return run();
  const stop = line.store.subscribe(() => {
    if (!isReady()) return;
    stop();
    run();
  });
};

const examplesWaitMs = 3000;

/** The first caller is one of the example customers; a book that cannot take them holds the call up no longer. */
const whenExamplesAreThere = async ({ exampleCount }: CustomersDoor['book']): Promise<void> => {
  const until = performance.now() + examplesWaitMs;
  while (performance.now() < until && (await exampleCount()) === 0)
    await new Promise((resolve) => setTimeout(resolve, 50));
};

const PracticeWay = ({ done }: { done(): void }) => {
  const { t } = useWords();
  const { customers, line, practice, settings } = useDoors(
    customersDoor,
    lineDoor,
    practiceDoor,
    settingsDoor,
  );
  const [failed, setFailed] = useState(false);
  const start = async () => {
    const chosen = await settings.change('desk.line', 'practice');
    setFailed(!chosen.ok);
    if (!chosen.ok) return;
    whenReady(line, () => {
      void whenExamplesAreThere(customers.book)
        .catch(() => undefined)
        .then(() => practice.start('complaint'));
    });
    done();
  };
  return (
    <Way
      icon={GraduationCap}
      kind="go"
      title={t('line.practiceTitle')}
      points={[
        { icon: Check, text: t('start.practice.calls') },
        { icon: Check, text: t('start.practice.nothing') },
        { icon: Check, text: t('start.practice.examples') },
      ]}
    >
      {failed && (
        <p className="err" role="alert">
          {t('settings.fault.other')}
        </p>
      )}
      <Button kind="go" call icon={Play} className="push" onClick={() => void start()}>
        {t('start.practice.do')}
      </Button>
    </Way>
  );
};

const PbxWay = ({ open }: { open(fromFile: boolean): void }) => {
  const { t } = useWords();
  const { settings } = useDoors(settingsDoor);
  const imported = useImport();
  const vault = useStore(settings.store, (state) => state.vault);
  return (
    <Way
      icon={Server}
      kind="info"
      title={t('start.pbx.title')}
      points={[
        { icon: Link, text: t('start.pbx.server') },
        {
          icon: KeyRound,
          text:
            vault.keeps === 'keychain' && vault.keychain
              ? t('start.pbx.userKept', { keychain: vault.keychain })
              : t('start.pbx.user'),
        },
        { icon: FileText, text: t('start.pbx.file') },
      ]}
    >
      <ImportOutcome state={imported} taken={() => open(true)} />
      <div className="row push">
        <Button kind="primary" call grow onClick={() => open(false)}>
          {t('start.pbx.do')}
        </Button>
        <ImportButton call read={(file) => void imported.read(file)} />
      </div>
    </Way>
  );
};

const Connect = ({ back, done, tryAtOnce }: { back(): void; done(): void; tryAtOnce: boolean }) => {
  const { t } = useWords();
  const { settings } = useDoors(settingsDoor);
  return (
    <div className="connect-page" data-takes-focus="">
      <button type="button" className="chipbtn back" onClick={back}>
        <Icon of={ArrowLeft} size="s" />
        {t('start.back')}
      </button>
      <h1>{t('settings.line.connect')}</h1>
      <p className="muted">{t('settings.connect.four')}</p>
      <div className="way">
        <ConnectForm
          form="start"
          done={done}
          tryAtOnce={tryAtOnce}
          practice={() => void settings.change('desk.line', 'practice').then(done)}
        />
      </div>
      <p>
        <button
          type="button"
          className="link"
          onClick={() => {
            setOnTrial(null);
            done();
          }}
        >
          {t('start.later')}
        </button>
      </p>
    </div>
  );
};

export interface FirstStartProps {
  /** A line was chosen and the desk can be shown. */
  done(): void;
  /** For pictures: the form at once. */
  connecting?: boolean;
}

/** The first minute: practise at once, or connect the PBX. */
export const FirstStart = ({ done, connecting = false }: FirstStartProps) => {
  const { t } = useWords();
  const [connect, setConnect] = useState<null | 'typing' | 'known'>(() =>
    formOnTrial() === 'start' ? 'known' : connecting ? 'typing' : null,
  );
  const back = () => {
    setOnTrial(null);
    setConnect(null);
  };
  return (
    <div className="first">
      <header className="bar">
        <span className="brand">Allodesk</span>
        <span className="grow" />
        <LanguageSwitch />
      </header>
      <main className="mid">
        {connect ? (
          <Connect back={back} done={done} tryAtOnce={connect === 'known'} />
        ) : (
          <>
            <div className="hero">
              <Brand size={64} />
              <h1 data-focus-home="1">{t('start.title')}</h1>
              <p className="muted">{t('start.text')}</p>
            </div>
            <SettingsNotice />
            <div className="ways">
              <PracticeWay done={done} />
              <PbxWay open={(fromFile) => setConnect(fromFile ? 'known' : 'typing')} />
            </div>
          </>
        )}
      </main>
      <footer className="bar">
        {!connect && (
          <>
            <Icon of={Lock} size="s" />
            {t('start.local')}
          </>
        )}
      </footer>
    </div>
  );
};
