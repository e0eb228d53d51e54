import { TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import type { CallId } from '../../phone/calls';
import { qualityDoor } from '../../phone/quality/quality-door';
import { useDoor } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui/icon';
import type { CallQuality } from '../../phone/quality/quality';

const kindOf = (quality: CallQuality | undefined): 'silence' | 'weak' | null => {
  if (!quality) return null;
  if (quality.silence) return 'silence';
  return quality.grade === 'good' ? null : 'weak';
};

/** What quality has to say on the stage's last line: which leg is silent, else that the call is weak. */
export const useQualityLine = (call: CallId): 'silence' | 'weak' | null =>
  useStore(useDoor(qualityDoor).store, ({ calls }) => kindOf(calls[call]));

interface QualityLineProps {
  call: CallId;
  onDetails: () => void;
  onChooseDevice: () => void;
}

/** One sentence, and the way to what can be done. */
export const QualityLine = ({ call, onDetails, onChooseDevice }: QualityLineProps) => {
  const { t } = useWords();
  const { store } = useDoor(qualityDoor);
  const fault = useStore(store, ({ calls }) => calls[call]?.silence?.fault);
  const label = useStore(store, ({ calls }) => calls[call]?.silence?.label) ?? '';
  const side = useStore(store, ({ calls }) => calls[call]?.side) ?? 'unknown';
  const text = fault ? t(`quality.silence.${fault}.says`, { label }) : t(`quality.weak.${side}`);
  return (
    <div className="mutedbar warn">
      <Icon of={TriangleAlert} size="s" />
      <span className="cut" title={text}>
        {text}
      </span>
      {fault === 'wrongDevice' ? (
        <button type="button" onClick={onChooseDevice}>
          {t('calls.choose')}
        </button>
      ) : (
        <button type="button" onClick={onDetails}>
          {t('quality.open')}
        </button>
      )}
    </div>
  );
};
