import { AudioLines, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { recordingsDoor } from '../../phone/recording/recording-door';
import { useDoors } from '../../platform/doors';
import { dayAndYear, longDuration, useWords } from '../../platform/i18n';
import { Icon } from '../../ui/icon';
import type { Recording } from '../../model/recording';
import { useRecordingsOf } from './use-recording';
import './recording.css';

const faults = ['keychainMissing', 'keyLost', 'diskFull', 'bookTooNew'] as const;

/** Deleting cannot be undone: it is asked once more, in place. */
const Delete = ({ onDelete }: { onDelete: () => void }) => {
  const { t } = useWords();
  const [sure, setSure] = useState(false);
  if (!sure)
    return (
      <button
        type="button"
        className="chipbtn"
        aria-label={t('recording.delete')}
        title={t('recording.delete')}
        onClick={() => setSure(true)}
      >
        <Icon of={Trash2} size="s" />
      </button>
    );
  return (
    <>
      <button type="button" className="chipbtn" onClick={onDelete}>
        {t('recording.deleteSure')}
      </button>
      <button type="button" className="chipbtn" onClick={() => setSure(false)}>
        {t('recording.keep')}
      </button>
    </>
  );
};

/** One recording: decrypted only while it is listened to. */
const OneRecording = ({ recording }: { recording: Recording }) => {
  const { recordings } = useDoors(recordingsDoor);
  const { t, language } = useWords();
  const [sound, setSound] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => (sound === null ? undefined : () => URL.revokeObjectURL(sound)), [sound]);
  const listen = async () => {
    const found = await recordings.shelf.sound(recording.id);
    if (found.ok) setSound(URL.createObjectURL(found.value));
    else setFault(found.fault.code);
  };
  const remove = async () => {
    const gone = await recordings.shelf.remove(recording.id);
    if (!gone.ok) setFault(gone.fault.code);
  };
  const length = longDuration(recording.seconds, language);
  const known = faults.find((one) => one === fault) ?? 'bookFailed';
  const date = dayAndYear(recording.keptUntil, language);
  return (
    <div className="recorded">
      <p className="row">
        <Icon of={AudioLines} size="s" />
        <span className="grow">{t('recording.kept', { length, date })}</span>
        {sound === null && (
          <button type="button" className="chipbtn" onClick={() => void listen()}>
            {t('recording.listen')}
            <span className="sr"> {length}</span>
          </button>
        )}
        <Delete onDelete={() => void remove()} />
      </p>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- nobody wrote down what was said */}
      {sound !== null && <audio controls src={sound} aria-label={t('recording.player')} />}
      {fault !== null && (
        <p className="err" role="alert">
          {t(`recording.fault.${known}`)}
        </p>
      )}
    </div>
  );
};

/** What was recorded of a contact. */
export const RecordingsOf = ({ interactionId }: { interactionId: string }) => {
  const found = useRecordingsOf(interactionId).filter(({ state }) => state === 'closed');
  return found.map((one) => <OneRecording key={one.id} recording={one} />);
};
