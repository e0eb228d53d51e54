import { Headphones, Mic } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { audioDoor } from '../../phone/audio/audio-door';
import { callsDoor } from '../../phone/calls/calls-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui/icon';

export interface ContinuePanelProps {
  /** The call that waits for the answer; it can be held until the device is back. */
  call: { id: string; canHold: boolean };
}

/** More would push the note off the screen; the panel of devices has them all. */
const mostChoices = 4;

/**
 * The microphone went away in mid-call: which one goes on? It takes no focus, because the agent may be writing:
 * Ctrl Enter takes the proposed one from anywhere in the desk.
 */
export const ContinuePanel = ({ call }: ContinuePanelProps) => {
  const desk = useDoors(audioDoor, callsDoor);
  const { t } = useWords();
  const asking = useStore(desk.audio.store, (state) => state.asking);
  const microphones = useStore(desk.audio.store, (state) => state.devices.microphones);
  const speaker = useStore(desk.audio.store, (state) => state.decision.speaker);
  const proposed = asking?.proposal?.id ?? null;
  useEffect(() => {
    if (proposed === null) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !event.ctrlKey || event.altKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      desk.audio.continueWith(proposed);
    };
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, [desk, proposed]);
  if (!asking) return null;
  const choices = [
    ...microphones.filter(({ id }) => id === proposed),
    ...microphones.filter(({ id }) => id !== proposed),
  ].slice(0, mostChoices);
  return (
    <section className="panel continue" aria-labelledby="continue-title" data-region tabIndex={-1}>
      <h2 id="continue-title">{t('audio.continue.title')}</h2>
      {choices.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          className={id === proposed ? 'res on' : 'res'}
          aria-keyshortcuts={id === proposed ? 'Control+Enter' : undefined}
          onClick={() => desk.audio.continueWith(id)}
        >
          <Icon of={Mic} />
          <span>
            <b>{label}</b>
            <small>
              {speaker
                ? t('audio.continue.heardOn', { label: speaker.label })
                : t('audio.microphone')}
            </small>
          </span>
          {id === proposed && <kbd aria-hidden="true">Ctrl ↵</kbd>}
        </button>
      ))}
      {choices.length === 0 && <p className="muted">{t('audio.continue.none')}</p>}
      {call.canHold && (
        <button type="button" className="res" onClick={() => desk.calls.hold(call.id)}>
          <Icon of={Headphones} />
          <span>
            <b>{t('audio.continue.wait', { label: asking.lost })}</b>
            <small>{t('audio.continue.waitNote')}</small>
          </span>
        </button>
      )}
    </section>
  );
};
