import { useEffect, useState } from 'react';
import { customersDoor } from '../../book/customers/customers-door';
import type { InteractionId } from '../../model/interaction';
import { useDoor } from '../../platform/doors';
import { TagChips } from './tag-chips';
import { TagField } from './tag-field';
import { tagsOf } from './tags';

/** The tags of the call whose note is written, under it. What stands there is on disk. */
export const NoteTags = ({ interactionId }: { interactionId: InteractionId }) => {
  const { book } = useDoor(customersDoor);
  const [tags, setTags] = useState<readonly string[]>([]);
  useEffect(
    () => book.watchInteraction(interactionId, (row) => setTags(row ? tagsOf(row) : [])),
    [book, interactionId],
  );
  return (
    <footer className="notetags">
      <TagChips tags={tags} of={interactionId} />
      <TagField interactionId={interactionId} set={tags} />
    </footer>
  );
};
