import { policyFileText, settingsFileText } from '@policy/settings-export';
import { Download, GraduationCap, Server } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { RemoveExamples } from '../customers/remove-examples';
import { useExampleCount } from '../customers/use-book';
import { customersDoor } from '../../book/customers/customers-door';
import { documentsDoor } from '../../platform/desk/documents';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoor, useDoors } from '../../platform/doors';
import { SlotView } from '../../platform/feature';
import { useWords } from '../../platform/i18n';
import { Button, saveText } from '../../ui';
import { ImportButton, ImportOutcome, useImport } from './import-file';
import { LinksRow } from './links-row';
import { Source } from './source';
import { RecordingRows } from './recording-rows';
import { settingsRows } from './slots';
import { useSetting } from './use-setting';

type Outcome = { kind: 'added' | 'removed'; count: number } | { kind: 'failed' } | null;

const Examples = () => {
  const { t } = useWords();
  const { book } = useDoor(customersDoor);
  const [count, lookAgain] = useExampleCount();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>(null);
  const say = (said: Outcome) => {
    setOutcome(said);
    lookAgain();
  };
  const add = async () => {
    setBusy(true);
    const done = await book.addExamples();
    setBusy(false);
    say(done.ok ? { kind: 'added', count: done.value } : { kind: 'failed' });
  };
  return (
    <div className="srow">
      <div>
        <b>{t('settings.data.examples')}</b>
        <p className="muted">
          {count === undefined ? '' : t('settings.data.exampleCount', { count })}{' '}
          {t('settings.data.examplesText')}
        </p>
        {outcome && (
          <p role="status" className={outcome.kind === 'failed' ? 'err' : 'small'}>
            {outcome.kind === 'failed'
              ? t('customers.trouble.bookFailed')
              : t(`customers.examples.${outcome.kind}`, { count: outcome.count })}
          </p>
        )}
      </div>
      {count !== undefined &&
        (count > 0 ? (
          <RemoveExamples
            count={count}
            done={(removed) => say({ kind: 'removed', count: removed })}
          />
        ) : (
          <Button disabled={busy} onClick={() => void add()}>
            {t('settings.data.add')}
          </Button>
        ))}
    </div>
  );
};

const LineChoice = () => {
  const { t } = useWords();
  const { documents } = useDoors(documentsDoor);
  const { setting, change } = useSetting('desk.line');
  const server = useStore(
    useDoor(settingsDoor).store,
    (state) => state.settings['line.server'].value,
  );
  const practice = setting.value === 'practice';
  return (
    <div className="srow">
      <div>
        <b>{practice ? t('line.practiceTitle') : t('settings.data.pbx')}</b>
        <p className="muted">{t('settings.data.lineText')}</p>
        <p>
          <Source setting={setting} />
        </p>
      </div>
      {!setting.locked &&
        (practice ? (
          <Button
            icon={Server}
            onClick={() => {
              if (server) void change('pbx');
              else documents.show({ kind: 'settings', section: 'line' });
            }}
          >
            {t('settings.data.toPbx')}
          </Button>
        ) : (
          <Button icon={GraduationCap} onClick={() => void change('practice')}>
            {t('settings.line.toPractice')}
          </Button>
        ))}
    </div>
  );
};

/** The present settings for another desk, or for IT to make a policy of; never with a secret. */
const SaveRow = () => {
  const { t } = useWords();
  const { settings } = useDoors(settingsDoor);
  const now = () => settings.store.getState().settings;
  return (
    <div className="srow">
      <div>
        <b>{t('settings.data.save')}</b>
        <p className="muted">{t('settings.data.saveText')}</p>
      </div>
      <div className="row">
        <Button
          icon={Download}
          onClick={() => saveText('allodesk-settings.json', settingsFileText(now()))}
        >
          {t('settings.data.saveFile')}
        </Button>
        <Button
          icon={Download}
          onClick={() => saveText('allodesk-policy.json', policyFileText(now()))}
        >
          {t('settings.data.savePolicy')}
        </Button>
      </div>
    </div>
  );
};

/** What is stored here, what came as an example, which line is used. */
export const DataSection = () => {
  const { t } = useWords();
  const imported = useImport();
  const [took, setTook] = useState(false);
  return (
    <>
      <h1>{t('settings.section.data')}</h1>
      <p className="muted">{t('settings.data.where')}</p>
      <div className="rows">
        <Examples />
        <LineChoice />
        <LinksRow />
        <RecordingRows />
        <SaveRow />
        <SlotView of={settingsRows} with={{ section: 'data' }} />
        <div className="srow">
          <div>
            <b>{t('settings.data.file')}</b>
            <p className="muted">{t('settings.data.fileText')}</p>
            {took && (
              <p role="status" className="small">
                {t('settings.data.fileTaken')}
              </p>
            )}
            <ImportOutcome state={imported} taken={() => setTook(true)} />
          </div>
          <ImportButton
            read={(file) => {
              setTook(false);
              void imported.read(file);
            }}
          />
        </div>
      </div>
    </>
  );
};
