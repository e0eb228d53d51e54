import type { SettingKey, SettingValue } from '@contract';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useWords } from '../../platform/i18n';
import { Button } from '../../ui';
import { SettingFault } from '../../ui/setting-fault';
import { useAnnounce } from '../../ui/announce';
import { Source } from './source';
import { useSetting } from './use-setting';
import { useWhy } from './why';

interface ValueRowProps {
  title: string;
  /** What stands there now, in words. */
  value: ReactNode;
  source: ReactNode;
  act: ReactNode;
  below?: ReactNode;
}

/** A row of the line's settings: name, value with its source, act. */
export const ValueRow = ({ title, value, source, act, below }: ValueRowProps) => (
  <>
    <div className="srow three">
      <b>{title}</b>
      <div>
        <div className="value">{value}</div>
        <p>{source}</p>
      </div>
      {act}
    </div>
    {below}
  </>
);

interface EditRowProps<K extends SettingKey> {
  of: K;
  title: string;
  hint?: string;
  /** The value for the eye. */
  shown(value: SettingValue<K>): string;
  /** The field; it is given the text to hold. */
  field(text: string, set: (text: string) => void, bad: boolean): ReactNode;
  toText(value: SettingValue<K>): string;
  /** Null: the text is no value. */
  fromText(text: string): SettingValue<K> | null;
  secretNeeded?: ((value: SettingValue<K> | null) => void) | undefined;
}

/** A setting that is read in place and edited in place. */
export const EditRow = <K extends SettingKey>(props: EditRowProps<K>) => {
  const { t } = useWords();
  const { setting, fault, change, reset } = useSetting(props.of, props.secretNeeded);
  const [text, setText] = useState<string | null>(null);
  const [bad, setBad] = useState(false);
  const announce = useAnnounce();
  const editing = text !== null;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const value = props.fromText(text ?? '');
    if (value === null) return setBad(true);
    if (!(await change(value))) return;
    setText(null);
    announce(t('settings.saved', { title: props.title }));
  };
  const shown = props.shown(setting.value) || t('settings.empty');
  const why = useWhy(setting, { title: props.title, value: shown });
  const source = (
    <Source setting={setting}>
      {setting.source === 'user' && !editing && (
        <button type="button" className="link" onClick={reset}>
          {t('settings.giveBack')}
          <span className="sr"> {props.title}</span>
        </button>
      )}
    </Source>
  );
  if (editing) {
    return (
      <form className="srow three" data-takes-focus="" onSubmit={(event) => void save(event)}>
        <b>{props.title}</b>
        <div>
          {props.field(
            text,
            (next) => {
              setBad(false);
              setText(next);
            },
            bad,
          )}
          {props.hint && <p className="hint">{props.hint}</p>}
          <SettingFault code={bad ? 'settingInvalid' : fault} />
        </div>
        <span className="row">
          <Button kind="primary" type="submit">
            {t('settings.save')}
          </Button>
          <Button kind="quiet" onClick={() => setText(null)}>
            {t('settings.cancel')}
          </Button>
        </span>
      </form>
    );
  }
  return (
    <ValueRow
      title={props.title}
      value={<p className="cut">{shown}</p>}
      source={source}
      act={
        why.ask ?? (
          <Button onClick={() => setText(props.toText(setting.value))}>
            {t('settings.change')}
            <span className="sr"> {props.title}</span>
          </Button>
        )
      }
      below={why.answer}
    />
  );
};

type TextKey = {
  [K in SettingKey]: SettingValue<K> extends string
    ? string extends SettingValue<K>
      ? K
      : never
    : never;
}[SettingKey];

interface TextRowProps {
  of: TextKey;
  title: string;
  hint?: string;
  placeholder?: string;
  check?(text: string): boolean;
  /** Main takes this change together with a secret alone. */
  secretNeeded?(text: string | null): void;
}

export const TextRow = ({ of, title, hint, placeholder, check, secretNeeded }: TextRowProps) => (
  <EditRow
    of={of}
    title={title}
    secretNeeded={secretNeeded}
    {...(hint === undefined ? {} : { hint })}
    shown={(value) => value}
    toText={(value) => value}
    fromText={(text) => (check && !check(text.trim()) ? null : text.trim())}
    field={(text, set, bad) => (
      <input
        className={bad ? 'field bad' : 'field'}
        aria-label={title}
        aria-invalid={bad}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => set(event.target.value)}
      />
    )}
  />
);

type WordKey = {
  [K in SettingKey]: SettingValue<K> extends string ? K : never;
}[SettingKey];

interface ListRowProps<K extends WordKey> {
  of: K;
  title: string;
  hint: string;
  choices: readonly { value: SettingValue<K>; label: string }[];
}

/** A value of several, chosen from a list when it is changed. */
export const ListRow = <K extends WordKey>({ of, title, hint, choices }: ListRowProps<K>) => (
  <EditRow
    of={of}
    title={title}
    hint={hint}
    shown={(value) => choices.find((one) => one.value === value)?.label ?? value}
    toText={(value) => value}
    fromText={(text) => choices.find((one) => one.value === text)?.value ?? null}
    field={(text, set) => (
      <select
        className="field"
        aria-label={title}
        value={text}
        onChange={(event) => set(event.target.value)}
      >
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    )}
  />
);
