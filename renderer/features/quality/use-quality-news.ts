import { useEffect, useRef } from 'react';
import { qualityDoor } from '../../phone/quality/quality-door';
import { useDoors } from '../../platform/doors';
import { useWords, type Words } from '../../platform/i18n';
import { useAnnounce } from '../../ui/announce';
import type { CallQuality } from '../../phone/quality/quality';

/** What changed in how a call is, as it is spoken; null: nothing to say. Exported for its test. */
export const qualityNews = (
  t: Words,
  before: CallQuality | undefined,
  after: CallQuality,
): string | null => {
  const { silence, grade, side } = after;
  if (silence && silence.fault !== before?.silence?.fault)
    return t('quality.announce.silence', {
      says: t(`quality.silence.${silence.fault}.says`, { label: silence.label }),
      act: t(`quality.silence.${silence.fault}.act`),
    });
  if (grade === (before?.grade ?? 'good')) return null;
  if (grade === 'good') return t('quality.announce.better');
  return t('quality.announce.grade', {
    grade: t(`quality.grade.${grade}`),
    whose: t(`quality.whose.${side ?? 'unknown'}`),
  });
};

/** Speaks a change of quality once, politely; figures are never spoken. */
export const useQualityNews = (): void => {
  const { quality } = useDoors(qualityDoor);
  const { t } = useWords();
  const announce = useAnnounce();
  const words = useRef(t);
  useEffect(() => {
    words.current = t;
  }, [t]);
  useEffect(
    () =>
      quality.store.subscribe(({ calls }, earlier) => {
        for (const [id, now] of Object.entries(calls)) {
          const before = earlier.calls[id];
          const news = before === now ? null : qualityNews(words.current, before, now);
          if (news) announce(news, 'polite');
        }
      }),
    [announce, quality],
  );
};
