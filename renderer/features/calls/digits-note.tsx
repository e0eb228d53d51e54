import { callsDoor } from '../../phone/calls/calls-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button } from '../../ui/button';
import type { Call } from '../../model/call';

/** What became of digits that did not simply go out: a menu may not have heard them. */
export const DigitsNote = ({ call }: { call: Call }) => {
  const desk = useDoors(callsDoor);
  const { t } = useWords();
  const { digitsNote: note } = call;
  if (!note || note.seen) return null;
  return (
    // What did not go is spoken with what went, once the agent rests.
    <div className="digitswait" role={note.why === 'asMessages' ? 'status' : undefined}>
      <span className="grow">
        {note.why === 'asMessages'
          ? t('calls.digitsAsMessages')
          : t('calls.digitsUnsent', { digits: note.digits })}
      </span>
      <Button onClick={() => desk.calls.digitsNoteSeen(call.id)}>
        {t('audio.warn.understood')}
      </Button>
    </div>
  );
};
