import { Tag, X } from 'lucide-react';
import { useState } from 'react';
import type { InteractionId } from '../../model/interaction';
import { useDoor } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { useAnnounce } from '../../ui/announce';
import { Icon } from '../../ui/icon';
import { tagsDoor } from './tags-door';

interface TagChipsProps {
  tags: readonly string[];
  /** Whose they are, where they can be taken away. */
  of?: InteractionId;
  /** They stand in a list that is one stop of the Tab key already. */
  nested?: boolean;
}

/** The tags of a contact. */
export const TagChips = ({ tags, of, nested = false }: TagChipsProps) => {
  const door = useDoor(tagsDoor);
  const { t } = useWords();
  const announce = useAnnounce();
  const [failed, setFailed] = useState(false);
  const remove = async (id: InteractionId, name: string) => {
    const removed = await door.remove(id, name);
    setFailed(!removed.ok);
    if (removed.ok) announce(t('tags.removed', { name }));
  };
  if (tags.length === 0) return null;
  return (
    <>
      <ul className="tags" {...(nested ? {} : { 'data-list': '' })} aria-label={t('tags.title')}>
        {tags.map((tag) => (
          <li key={tag} className="chip">
            <Icon of={Tag} size="s" />
            {tag}
            {of !== undefined && (
              <button
                type="button"
                aria-label={t('tags.remove', { name: tag })}
                title={t('tags.remove', { name: tag })}
                onClick={() => void remove(of, tag)}
              >
                <Icon of={X} size="s" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {failed && (
        <p className="err" role="alert">
          {t('tags.fault.notSaved')}
        </p>
      )}
    </>
  );
};
