import { Check, TriangleAlert } from 'lucide-react';
import { useEffect, useId, type Ref } from 'react';
import { useStore } from 'zustand';
import { notesDoor } from '../../book/customers/customers-door';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import { SlotView } from '../../platform/feature';
import { timeToTheSecond, useWords } from '../../platform/i18n';
import { useAnnounce } from '../../ui/announce';
import { Icon } from '../../ui/icon';
import type { NoteDraft } from '../../book/customers';
import { noteTools } from './slots';

/** Spoken when the agent has rested; every save would be a flood. */
const restMs = 5000;

const Saved = ({ draft }: { draft: NoteDraft | undefined }) => {
  const { t } = useWords();
  const announce = useAnnounce();
  const savedAt = draft?.saved === 'saved' ? draft.savedAt : null;
  const words = savedAt === null ? '' : t('calls.savedAt', { time: timeToTheSecond(savedAt) });
  useEffect(() => {
    if (!words) return;
    const timer = setTimeout(() => announce(words), restMs);
    return () => clearTimeout(timer);
  }, [announce, words]);
  switch (draft?.saved) {
    case 'saving':
      return <span className="saved">{t('calls.saving')}</span>;
    case 'saved':
      return (
        <span className="saved num">
          <Icon of={Check} size="s" />
          {words}
        </span>
      );
    case 'failed':
      return (
        <span className="saved failed" role="alert">
          <Icon of={TriangleAlert} size="s" />
          {t('calls.saveFailed')}
        </span>
      );
    case 'empty':
    case undefined:
      return null;
  }
};

interface NotePanelProps {
  interactionId: string;
  practice: boolean;
  /** Whose note it is, when the stage shows somebody else. */
  of: string | null;
  /** Without its title, under a tab that says it. */
  bare: boolean;
  ref: Ref<HTMLTextAreaElement>;
}

/** The note of a call. It is on disk before it says so. */
export const NotePanel = ({ interactionId, practice, of, bare, ref }: NotePanelProps) => {
  const desk = useDoors(notesDoor, settingsDoor);
  const { t } = useWords();
  const heading = useId();
  const draft = useStore(desk.notes.store, (state) => state.drafts[interactionId]);
  const wanted = useStore(
    desk.settings.store,
    (state) => state.settings['ui.focusNoteOnAnswer'].value,
  );
  useEffect(() => desk.notes.open(interactionId, practice), [desk, interactionId, practice]);
  return (
    <section className="note" data-region aria-label={t('calls.noteRegion')}>
      <header>
        <h2 id={heading} className={bare && !of ? 'sr' : 'cut'}>
          {of ? t('calls.noteOf', { name: of }) : t('calls.note')}
        </h2>
        <Saved draft={draft} />
      </header>
      <textarea
        ref={ref}
        data-region-focus
        data-focus-home={wanted ? '1' : undefined}
        aria-label={t('calls.note')}
        placeholder={t('calls.notePlaceholder')}
        value={draft?.text ?? ''}
        maxLength={50_000}
        onChange={(event) => desk.notes.type(interactionId, event.target.value)}
      />
      <SlotView of={noteTools} with={{ interactionId }} />
    </section>
  );
};
