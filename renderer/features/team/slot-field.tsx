import { useWords } from '../../platform/i18n';

interface SlotFieldProps {
  slot: string;
  setSlot: (slot: string) => void;
}

/** Where the PBX parks a call, for a code that asks for it. */
export const SlotField = ({ slot, setSlot }: SlotFieldProps) => {
  const { t } = useWords();
  return (
    <input
      className="field slot"
      inputMode="numeric"
      aria-label={t('team.slot')}
      placeholder={t('team.slot')}
      maxLength={8}
      value={slot}
      onChange={(event) => setSlot(event.target.value)}
    />
  );
};
