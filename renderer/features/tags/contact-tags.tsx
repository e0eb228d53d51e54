import { Pencil, Tag } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Interaction } from '../../model/interaction';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui/icon';
import { TagChips } from './tag-chips';
import { TagField } from './tag-field';
import { tagsOf } from './tags';

/** The tags of a contact in the history, and the way to change them later. */
export const ContactTags = ({ row }: { row: Interaction }) => {
  const { t } = useWords();
  const [isEdited, setEdited] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const tags = tagsOf(row);
  const leave = () => {
    setEdited(false);
    edit.current?.focus();
  };
  return (
    <div className={tags.length > 0 || isEdited ? 'contacttags' : 'contacttags none'}>
      <TagChips nested tags={tags} {...(isEdited ? { of: row.id } : {})} />
      {isEdited && <TagField interactionId={row.id} set={tags} leave={leave} takesFocus />}
      <button
        ref={edit}
        type="button"
        className="chipbtn"
        title={t('tags.edit')}
        aria-expanded={isEdited}
        onClick={() => setEdited(!isEdited)}
      >
        {isEdited ? (
          t('tags.done')
        ) : (
          <>
            <Icon of={tags.length > 0 ? Pencil : Tag} size="s" />
            {/* Beside tags the pencil is enough for the eye: the same words on every contact would be a din. */}
            <span className={tags.length > 0 ? 'sr' : undefined}>{t('tags.edit')}</span>
          </>
        )}
      </button>
    </div>
  );
};
