import { useId, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { useWords } from '../../platform/i18n';
import { StateChip } from '../team/state-chip';
import { enterKey } from '../../ui/enter-key';
import { phoneText } from '../../ui/phone-text';
import { useCountry } from './caller';
import { useSuggestions, type Suggestion } from './suggestions';

interface NumberFieldProps {
  value: string;
  onChange: (text: string) => void;
  /** Enter, with what it means now: the marked customer's number, else what is written. */
  onEnter: (target: string, picked: boolean) => void;
  onPick: (suggestion: Suggestion) => void;
  label: string;
  className: string;
  /** Before and after the input. */
  before?: ReactNode;
  after?: ReactNode;
  ref?: Ref<HTMLInputElement>;
  /** Where work goes on while nothing is going on. */
  home?: boolean;
  takesFocus?: boolean;
}

/** A field for a name or a number that finds customers while it is typed (ARIA combobox with a list). */
export const NumberField = (props: NumberFieldProps) => {
  const { value, onChange, onEnter, onPick, label, className, before, after, ref } = props;
  const { home, takesFocus } = props;
  const { t } = useWords();
  const country = useCountry();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [marked, setMarked] = useState<number | null>(null);
  const rows = useSuggestions(value, open);
  const shown = open && rows.length > 0;
  // A name means the customer; a number means what is written until a row is chosen.
  const place = marked ?? (/\p{L}/u.test(value) ? 0 : -1);
  const current = shown ? rows[place] : undefined;

  const close = () => {
    setOpen(false);
    setMarked(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const enter = enterKey(event.nativeEvent);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!shown) return setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setMarked((place + step + rows.length + (place < 0 && step < 0 ? 1 : 0)) % rows.length);
    } else if (enter) {
      event.preventDefault();
      // One press dials once; a press that began elsewhere was not meant for this field.
      if (enter === 'held') return;
      onEnter(current ? current.number : value, current !== undefined);
      close();
    } else if (event.key === 'Escape' && shown) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };
  return (
    <div className="numberfield" onBlur={close}>
      <div className={className}>
        {before}
        <input
          ref={ref}
          type="text"
          role="combobox"
          aria-label={label}
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={current ? `${id}-${current.id}` : undefined}
          placeholder={label}
          data-focus-home={home ? '2' : undefined}
          data-takes-focus={takesFocus ? '' : undefined}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
            setMarked(null);
            setOpen(true);
          }}
          onKeyDown={onKeyDown}
        />
        {after}
      </div>
      <div
        id={`${id}-list`}
        className="pop found"
        role="listbox"
        aria-label={t('calls.suggestions')}
        hidden={!shown}
      >
        {rows.map((row) => (
          <div
            key={row.id}
            id={`${id}-${row.id}`}
            role="option"
            aria-selected={row === current}
            className={`res${row === current ? ' on' : ''}`}
            // Before the field loses the focus.
            onPointerDown={(event) => {
              event.preventDefault();
              onPick(row);
              close();
            }}
          >
            <span className="grow">
              <b className="cut">{row.name}</b>
              {row.detail && <span className="muted cut">{row.detail}</span>}
            </span>
            <span className="num muted">{phoneText(row.number, country)}</span>
            {row.state && <StateChip state={row.state} />}
          </div>
        ))}
      </div>
    </div>
  );
};
