import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Interaction } from '../../model/interaction';
import { useWords } from '../../platform/i18n';
import { useAnnounce } from '../../ui/announce';
import { Icon } from '../../ui/icon';
import { countTags, hasAll, keyOf, type TagCount } from './tags';

const mostAtFirst = 8;
const name = 'tags';
const typing = 'input, textarea, select, [contenteditable]';

interface TagFilterProps {
  rows: readonly Interaction[];
  narrow(by: string, keeps: ((row: Interaction) => boolean) | null): void;
}

/** Escape anywhere in the history, but not while something is typed there. */
const useEscape = (isOn: boolean, clear: () => void) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const around = place.current?.parentElement;
    if (!isOn || !around) return;
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      const isTyping = target instanceof Element && target.matches(typing);
      if (event.key !== 'Escape' || event.defaultPrevented || isTyping) return;
      event.preventDefault();
      event.stopPropagation();
      clear();
    };
    around.addEventListener('keydown', onKey);
    return () => around.removeEventListener('keydown', onKey);
  });
  return place;
};

/** What is chosen stays in sight, also where no contact has it any more. */
const offered = (counts: readonly TagCount[], chosen: readonly string[], all: boolean) => {
  const isChosen = (tag: string) => chosen.some((one) => keyOf(one) === keyOf(tag));
  const gone = chosen.filter((tag) => !counts.some((one) => keyOf(one.tag) === keyOf(tag)));
  const first = counts.filter(({ tag }, place) => all || place < mostAtFirst || isChosen(tag));
  return [...first, ...gone.map((tag) => ({ tag, count: 0 }))].map((one) => ({
    ...one,
    isChosen: isChosen(one.tag),
  }));
};

/** Narrows a history to contacts that have all the chosen tags. */
export const TagFilter = ({ rows, narrow }: TagFilterProps) => {
  const { t } = useWords();
  const announce = useAnnounce();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isWhole, setWhole] = useState(false);
  const choose = (next: readonly string[]) => {
    setChosen(next);
    const keeps = next.length > 0 ? hasAll(next) : null;
    narrow(name, keeps);
    announce(keeps ? t('tags.found', { count: rows.filter(keeps).length }) : t('tags.cleared'));
  };
  const place = useEscape(chosen.length > 0, () => choose([]));
  const counts = countTags(rows);
  const shown = offered(counts, chosen, isWhole);
  const more = isWhole ? 0 : counts.length - shown.filter(({ count }) => count > 0).length;
  if (shown.length === 0) return null;
  return (
    <div
      ref={place}
      className="filters tagfilter"
      role="group"
      data-list
      aria-label={t('tags.filter')}
    >
      {shown.map(({ tag, count, isChosen }) => (
        <button
          key={keyOf(tag)}
          type="button"
          aria-pressed={isChosen}
          onClick={() =>
            choose(isChosen ? chosen.filter((one) => keyOf(one) !== keyOf(tag)) : [...chosen, tag])
          }
        >
          {tag} <span className="num">{count}</span>
        </button>
      ))}
      {more > 0 && (
        <button type="button" onClick={() => setWhole(true)}>
          {t('tags.more', { count: more })}
        </button>
      )}
      {chosen.length > 0 && (
        <button type="button" onClick={() => choose([])}>
          <Icon of={X} size="s" />
          {t('tags.clear')} <kbd aria-hidden="true">{t('tags.escape')}</kbd>
        </button>
      )}
    </div>
  );
};
