import { useStore } from 'zustand';
import type { CallId } from '../../phone/calls';
import { qualityDoor } from '../../phone/quality/quality-door';
import { useDoor } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import type { Grade } from '../../phone/quality/quality';

const lit: Record<Grade, number> = { good: 4, fair: 2, poor: 1 };

interface QualityMarkProps {
  call: CallId;
  open: boolean;
  onToggle: () => void;
}

/** Four bars and a word; the figures are one click away. */
export const QualityMark = ({ call, open, onToggle }: QualityMarkProps) => {
  const { t } = useWords();
  const grade = useStore(useDoor(qualityDoor).store, ({ calls }) => calls[call]?.grade);
  if (!grade) return null;
  const word = t(`quality.grade.${grade}`);
  return (
    <button
      type="button"
      className="quality"
      data-grade={grade}
      aria-expanded={open}
      aria-label={t('quality.mark', { grade: word })}
      title={t('quality.mark', { grade: word })}
      onClick={onToggle}
    >
      <span className="bars" aria-hidden="true">
        {[1, 2, 3, 4].map((bar) => (
          <b key={bar} className={bar > lit[grade] ? 'off' : undefined} />
        ))}
      </span>
      {word}
    </button>
  );
};
