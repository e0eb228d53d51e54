import { type KeyboardEvent, useId, useState } from 'react';
import { useStore } from 'zustand';
import type { InteractionId } from '../../model/interaction';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useAnnounce } from '../../ui/announce';
import { enterKey } from '../../ui/enter-key';
import { listedTags, longestTag, mostTags, suggested } from './tags';
import { tagsDoor } from './tags-door';

const mostShown = 6;

type Fault = 'full' | 'notListed' | 'notSaved';
const faults: Readonly<Record<string, Fault>> = { tagsFull: 'full', tagNotListed: 'notListed' };

/** What may become of what is typed: IT's list first, then what was used before where that is allowed. */
const useSuggestions = (typed: string, set: readonly string[], isOpen: boolean) => {
  const { tags, settings } = useDoors(tagsDoor, settingsDoor);
  const values = useStore(settings.store, (state) => state.settings);
  const listed = listedTags(values);
  const mayAddOwn = values['tags.mayAddOwn'].value;
  const [used, setUsed] = useState<readonly string[]>([]);
  const readUsed = () => void tags.used().then(setUsed);
  const known = mayAddOwn ? [...listed, ...used] : listed;
  return { shown: isOpen ? suggested(typed, known, set, mostShown) : [], mayAddOwn, readUsed };
};

interface TagFieldProps {
  interactionId: InteractionId;
  /** Those that it has. */
  set: readonly string[];
  /** Escape in an empty field. */
  leave?: (() => void) | undefined;
  takesFocus?: boolean;
}

/** Adds a tag; what may be meant stands above it while it is typed (ARIA combobox with a list). */
export const TagField = ({ interactionId, set, leave, takesFocus }: TagFieldProps) => {
  const { tags } = useDoors(tagsDoor);
  const { t } = useWords();
  const announce = useAnnounce();
  const id = useId();
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [marked, setMarked] = useState<number | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const { shown, mayAddOwn, readUsed } = useSuggestions(text, set, isOpen);
  // Where only the list counts, what is typed means its first tag that fits.
  const place = marked ?? (mayAddOwn ? -1 : 0);
  const current = shown[place];

  const close = () => {
    setOpen(false);
    setMarked(null);
  };
  const add = async (tag: string) => {
    close();
    if (tag.trim() === '') return;
    const added = await tags.add(interactionId, tag);
    if (!added.ok) return setFault(faults[added.fault.code] ?? 'notSaved');
    setFault(null);
    // What was typed meanwhile is the next one.
    setText((now) => (now === text ? '' : now));
    if (added.value.isNew) announce(t('tags.added', { name: added.value.tag }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const enter = enterKey(event.nativeEvent);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) return setOpen(true);
      if (shown.length === 0) return;
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setMarked((place + step + shown.length + (place < 0 && step < 0 ? 1 : 0)) % shown.length);
    } else if (enter) {
      event.preventDefault();
      if (enter === 'pressed') void add(current ?? text);
    } else if (event.key === 'Escape' && (shown.length > 0 || text !== '' || leave)) {
      // It belongs to the field: the panel around it stays.
      event.preventDefault();
      event.stopPropagation();
      if (shown.length > 0) close();
      else if (text === '') leave?.();
      else setText('');
    }
  };
  const label = mayAddOwn ? t('tags.add') : t('tags.choose');
  return (
    <div className="tagfield" onBlur={close}>
      <div id={`${id}-list`} role="listbox" aria-label={t('tags.suggestions')} hidden={!shown[0]}>
        {shown.map((tag, index) => (
          <div
            key={tag}
            id={`${id}-${index}`}
            role="option"
            aria-selected={tag === current}
            className={tag === current ? 'chip on' : 'chip'}
            // The field keeps the focus, and the list stays until it is chosen.
            onPointerDown={(event) => event.preventDefault()}
            onPointerUp={({ button }) => {
              if (button === 0) void add(tag);
            }}
          >
            {tag}
          </div>
        ))}
      </div>
      <input
        role="combobox"
        aria-label={label}
        aria-expanded={shown.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={current ? `${id}-${place}` : undefined}
        aria-invalid={fault !== null}
        placeholder={label}
        data-takes-focus={takesFocus ? '' : undefined}
        autoComplete="off"
        maxLength={longestTag}
        value={text}
        onFocus={readUsed}
        onPointerDown={() => setOpen(true)}
        onChange={(event) => {
          setText(event.target.value);
          setMarked(null);
          setFault(null);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      {fault && (
        <p className="err" role="alert">
          {t(`tags.fault.${fault}`, { count: mostTags })}
        </p>
      )}
    </div>
  );
};
