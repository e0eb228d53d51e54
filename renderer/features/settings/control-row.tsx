import type { SettingKey, SettingValue } from '@contract';
import { type ReactNode, useId } from 'react';
import { useWords } from '../../platform/i18n';
import { SettingFault } from '../../ui/setting-fault';
import { Source } from './source';
import { type OneSetting, useSetting } from './use-setting';
import { useWhy } from './why';

interface ControlIds {
  /** Of the title. */
  title: string;
  /** For the control that the title is the label of. */
  control: string;
}

interface ControlRowProps<K extends SettingKey> {
  of: K;
  title: string;
  text?: string;
  /** Something that has gone wrong with it. */
  trouble?: ReactNode;
  /** The value in words. */
  shown(value: SettingValue<K>): string;
  /** Several controls, which name the title themselves. */
  several?: boolean;
  children(one: OneSetting<K>, ids: ControlIds): ReactNode;
}

/** A setting whose control stands in its row: title, source, and why it is locked where it is. */
export const ControlRow = <K extends SettingKey>(props: ControlRowProps<K>) => {
  const { of, title, text, trouble, shown, several, children } = props;
  const ids = { title: useId(), control: useId() };
  const one = useSetting(of);
  const why = useWhy(one.setting, { title, value: shown(one.setting.value) });
  return (
    <>
      <div className="srow">
        <div>
          {several ? (
            <b id={ids.title}>{title}</b>
          ) : (
            <label id={ids.title} htmlFor={ids.control}>
              <b>{title}</b>
            </label>
          )}
          {text && <p className="muted">{text}</p>}
          <p>
            <Source setting={one.setting} />
          </p>
          {trouble}
          <SettingFault code={one.fault} />
        </div>
        <span className="row">
          {why.ask}
          {children(one, ids)}
        </span>
      </div>
      {why.answer}
    </>
  );
};

type SwitchKey = {
  [K in SettingKey]: SettingValue<K> extends boolean ? K : never;
}[SettingKey];

/** Something that is on or off; a locked one keeps its value readable. */
export const SwitchRow = ({ of, title, text }: { of: SwitchKey; title: string; text?: string }) => {
  const { t } = useWords();
  return (
    <ControlRow
      of={of}
      title={title}
      {...(text === undefined ? {} : { text })}
      shown={(value) => t(value ? 'settings.on' : 'settings.off')}
    >
      {({ setting, change }, ids) => (
        <button
          type="button"
          id={ids.control}
          className="switch"
          role="switch"
          aria-checked={setting.value}
          aria-labelledby={ids.title}
          aria-disabled={setting.locked}
          onClick={() => {
            if (!setting.locked) void change(!setting.value);
          }}
        />
      )}
    </ControlRow>
  );
};

interface Choice<V> {
  value: V;
  label: string;
  /** The language of the label, where it is not the screen's. */
  lang?: string;
}

type WordKey = {
  [K in SettingKey]: SettingValue<K> extends string ? K : never;
}[SettingKey];

interface SelectRowProps<K extends WordKey> {
  of: K;
  title: string;
  text?: string;
  trouble?: ReactNode;
  choices: readonly Choice<SettingValue<K>>[];
  /** What stands behind the list. */
  children?: ReactNode;
}

const labelOf = <V,>(choices: readonly Choice<V>[], value: V): string =>
  choices.find((one) => one.value === value)?.label ?? String(value);

/** One of several, from a list. */
export const SelectRow = <K extends WordKey>({ choices, children, ...row }: SelectRowProps<K>) => (
  <ControlRow {...row} shown={(value) => labelOf(choices, value)}>
    {({ setting, change }, ids) => (
      <>
        <select
          id={ids.control}
          className="field"
          disabled={setting.locked}
          value={setting.value}
          onChange={({ target }) => {
            const chosen = choices.find((one) => one.value === target.value);
            if (chosen) void change(chosen.value);
          }}
        >
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        {children}
      </>
    )}
  </ControlRow>
);

interface ChoiceRowProps<K extends WordKey> {
  of: K;
  title: string;
  choices: readonly Choice<SettingValue<K>>[];
}

const steps: Partial<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/** One of a few, all in sight. */
export const ChoiceRow = <K extends WordKey>({ of, title, choices }: ChoiceRowProps<K>) => (
  <ControlRow of={of} title={title} several shown={(value) => labelOf(choices, value)}>
    {({ setting, change }, ids) => (
      <div
        className="seg"
        role="radiogroup"
        aria-labelledby={ids.title}
        aria-disabled={setting.locked}
      >
        {choices.map(({ value, label, lang }, index) => (
          <button
            key={value}
            type="button"
            role="radio"
            lang={lang}
            aria-checked={setting.value === value}
            tabIndex={setting.value === value ? 0 : -1}
            onClick={() => {
              if (!setting.locked) void change(value);
            }}
            onKeyDown={(event) => {
              const step = steps[event.key];
              if (step === undefined) return;
              event.preventDefault();
              const at = (index + step + choices.length) % choices.length;
              const next = choices[at];
              if (!next || setting.locked) return;
              void change(next.value);
              (event.currentTarget.parentElement?.children[at] as HTMLElement | undefined)?.focus();
            }}
          >
            {label}
          </button>
        ))}
      </div>
    )}
  </ControlRow>
);
