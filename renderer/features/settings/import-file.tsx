import type { SettingProblem, SettingsPreview } from '@contract';
import { decodeText } from '@policy/strip-secrets';
import { FileDown } from 'lucide-react';
import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button } from '../../ui';
import { ProblemList } from './problem-list';

const largest = 200_000;

export interface ImportState {
  /** Why nothing was taken over. */
  fault: {
    code: string;
    problems: readonly SettingProblem[];
    /** Which refusal this is: the same words are spoken again only by a new node. */
    turn: number;
  } | null;
  /** What the file would change, until the agent says yes or no. */
  preview: SettingsPreview | null;
  read(file: File): Promise<void>;
  take(): Promise<boolean>;
  leave(): void;
}

/** Shows what a settings file that an IT team hands out would change, and takes it over when told to. */
export const useImport = (): ImportState => {
  const { settings } = useDoors(settingsDoor);
  const [fault, setFault] = useState<ImportState['fault']>(null);
  const [given, setGiven] = useState<{ text: string; preview: SettingsPreview } | null>(null);
  const turn = useRef(0);
  const fail = (code: string, problems: readonly SettingProblem[] = []) => {
    setGiven(null);
    turn.current += 1;
    setFault({ code, problems, turn: turn.current });
    return false;
  };
  return {
    fault,
    preview: given?.preview ?? null,
    leave: () => setGiven(null),
    read: async (file) => {
      setFault(null);
      if (file.size > largest)
        return void fail('settingsFileInvalid', [{ path: '', rule: 'tooLarge' }]);
      const text = decodeText(new Uint8Array(await file.arrayBuffer()));
      const preview = await settings.previewFile(text);
      if (!preview.ok) return void fail(preview.fault.code);
      const { errors } = preview.value;
      if (errors.length > 0) {
        const tooNew = errors.some(({ rule }) => rule === 'tooNew');
        return void fail(tooNew ? 'settingsFileTooNew' : 'settingsFileInvalid', errors);
      }
      setGiven({ text, preview: preview.value });
    },
    take: async () => {
      if (!given) return false;
      const done = await settings.importFile(given.text);
      if (!done.ok) return fail(done.fault.code);
      setGiven(null);
      return true;
    },
  };
};

const known = ['settingsFileInvalid', 'settingsFileTooNew', 'settingLocked'] as const;

/** What stands in the way, or what would change: before anything is taken over. */
export const ImportOutcome = ({ state, taken }: { state: ImportState; taken?(): void }) => {
  const { t } = useWords();
  if (state.preview) return <ImportPreview preview={state.preview} state={state} taken={taken} />;
  if (state.fault === null) return null;
  const { code, problems, turn } = state.fault;
  const why = known.find((one) => one === code) ?? 'other';
  return (
    <div key={turn} className="err problem" role="alert">
      <p>{t(`settings.import.${why}`)}</p>
      {problems.length > 0 && <ProblemList problems={problems} />}
    </div>
  );
};

/** A value for the eye; what is long is cut, for it is only to be recognised. */
const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};

interface ImportPreviewProps {
  preview: SettingsPreview;
  state: ImportState;
  taken: (() => void) | undefined;
}

const ImportPreview = ({ preview, state, taken }: ImportPreviewProps) => {
  const { t } = useWords();
  const list = useRef<HTMLElement>(null);
  useEffect(() => list.current?.focus(), [preview]);
  const { changes, secrets, warnings } = preview;
  return (
    <section
      ref={list}
      className="know why import"
      tabIndex={-1}
      aria-label={t('settings.import.willChange')}
    >
      <b>{t('settings.import.willChange')}</b>
      {changes.length + secrets.length === 0 && <p>{t('settings.import.nothing')}</p>}
      <dl>
        {changes.map(({ key, from, to }) => (
          <div key={key}>
            <dt>
              <code translate="no">{key}</code>
            </dt>
            <dd>
              <b>{shown(to) || t('settings.import.nothingSet')}</b>{' '}
              <span className="muted">
                {t('settings.import.was', {
                  value: shown(from) || t('settings.import.nothingSet'),
                })}
              </span>
            </dd>
          </div>
        ))}
        {secrets.map((name) => (
          <div key={name}>
            <dt>
              {t(name === 'line' ? 'settings.import.secretLine' : 'settings.import.secretTurn')}
            </dt>
            <dd>{t('settings.import.secretNew')}</dd>
          </div>
        ))}
      </dl>
      {warnings.length > 0 && (
        <>
          <b>{t('settings.import.passedOver')}</b>
          <ProblemList problems={warnings} />
        </>
      )}
      <div className="row">
        <Button kind="primary" onClick={() => void state.take().then((done) => done && taken?.())}>
          {t('settings.import.take')}
        </Button>
        <Button kind="quiet" onClick={state.leave}>
          {t('settings.import.leave')}
        </Button>
      </div>
    </section>
  );
};

/** The button that asks for a file. */
export const ImportButton = ({
  call = false,
  read,
}: {
  call?: boolean;
  read(file: File): void;
}) => {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // The same file chosen twice must be read twice.
    event.target.value = '';
    if (file) read(file);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={t('settings.import.open')}
        onChange={chosen}
      />
      <Button icon={FileDown} call={call} onClick={() => input.current?.click()}>
        {t('settings.import.open')}
      </Button>
    </>
  );
};
