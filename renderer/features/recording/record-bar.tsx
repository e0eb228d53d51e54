import { Circle, Pause, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Call } from '../../phone/calls';
import { recordingsDoor } from '../../phone/recording/recording-door';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import { dayAndYear, shortDuration, useWords } from '../../platform/i18n';
import { useAnnounce } from '../../ui/announce';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { useNow } from '../../ui/now';
import type { RecordingState } from '../../phone/recording/recording';
import { useRecording } from './use-recording';
import './recording.css';

/** The question that the agent reads out: nothing is recorded before the caller has agreed. */
const Asking = ({ call }: { call: Call }) => {
  const { recordings } = useDoors(recordingsDoor);
  const { t } = useWords();
  const question = useRef<HTMLElement>(null);
  useEffect(() => {
    // Both answers, where the pane is too low for everything.
    question.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section
      ref={question}
      className="panel opened record-ask"
      aria-label={t('recording.ask')}
      data-region
      // Not the answer: a key meant for something else would record without consent.
      data-takes-focus=""
      tabIndex={-1}
    >
      <p className="muted">{t('recording.readOut')}</p>
      <blockquote>{t('recording.question')}</blockquote>
      <div className="row">
        <Button kind="primary" icon={Circle} onClick={() => recordings.agreed(call.id)}>
          {t('recording.agreed')}
        </Button>
        <Button onClick={() => recordings.cancel(call.id)}>{t('recording.declined')}</Button>
      </div>
    </section>
  );
};

const Length = ({ call }: { call: Call }) => {
  const { recordings } = useDoors(recordingsDoor);
  useNow();
  return <span className="num">{shortDuration(recordings.seconds(call.id))}</span>;
};

const Running = ({ call, state }: { call: Call; state: RecordingState }) => {
  const { recordings } = useDoors(recordingsDoor);
  const { t } = useWords();
  const paused = state.name === 'paused';
  const byHold = paused && state.by === 'hold';
  return (
    <section
      className={paused ? 'recordbar paused' : 'recordbar'}
      aria-label={t('recording.region')}
      data-region
    >
      <Icon of={paused ? Pause : Circle} size="s" />
      <b className="cut">
        {t(byHold ? 'recording.pausedByHold' : paused ? 'recording.paused' : 'recording.running')}
      </b>
      <Length call={call} />
      <span className="grow" />
      {!byHold &&
        (paused ? (
          <Button onClick={() => recordings.resume(call.id)}>{t('recording.resume')}</Button>
        ) : (
          <Button onClick={() => recordings.pause(call.id)}>{t('recording.pause')}</Button>
        ))}
      <Button onClick={() => recordings.stop(call.id)}>{t('recording.stop')}</Button>
    </section>
  );
};

const failedWords = (fault: (RecordingState & { name: 'failed' })['fault']) =>
  `recording.fault.${fault}` as const;

/** Says each change once to a screen reader. */
const useSpoken = (state: RecordingState) => {
  const announce = useAnnounce();
  const { t } = useWords();
  const last = useRef(state.name);
  useEffect(() => {
    if (last.current === state.name) return;
    last.current = state.name;
    if (state.name === 'recording') announce(t('recording.running'), 'assertive');
    if (state.name === 'paused') announce(t('recording.paused'), 'assertive');
    if (state.name === 'saved') announce(t('recording.saved'));
  }, [announce, state, t]);
};

/** Before and after: begin, and what came of it. */
const AtRest = ({ call, state }: { call: Call; state: RecordingState }) => {
  const { recordings } = useDoors(recordingsDoor);
  const { t, language } = useWords();
  const saved = state.name === 'saved' ? state : null;
  return (
    <div className="recordline">
      {saved && (
        <span className="cut">
          {t('recording.savedUntil', {
            time: shortDuration(saved.seconds),
            date: dayAndYear(saved.keptUntil, language),
          })}
        </span>
      )}
      <span className="grow" />
      {call.phase.name === 'talking' && (
        <Button kind="quiet" icon={Circle} onClick={() => recordings.ask(call.id)}>
          {t(saved ? 'recording.again' : 'recording.start')}
        </Button>
      )}
    </div>
  );
};

/** Recording of a call that is talked on; nothing at all where recording is not allowed. */
export const RecordBar = ({ call }: { call: Call }) => {
  const { settings, recordings } = useDoors(settingsDoor, recordingsDoor);
  const { t } = useWords();
  const allowed = useStore(settings.store, (state) => state.settings['recording.allowed'].value);
  const state = useRecording(call.id);
  useSpoken(state);
  switch (state.name) {
    case 'asking':
      return <Asking call={call} />;
    case 'starting':
    case 'recording':
    case 'paused':
      return <Running call={call} state={state} />;
    case 'closing':
      return <p className="recordline">{t('recording.closing')}</p>;
    case 'failed':
      return (
        <div className="recordline failed">
          <Icon of={TriangleAlert} size="s" />
          <p role="alert">{t(failedWords(state.fault))}</p>
          {state.fault === 'recorderStopped' && call.phase.name === 'talking' && (
            <Button kind="quiet" icon={Circle} onClick={() => recordings.ask(call.id)}>
              {t('recording.again')}
            </Button>
          )}
        </div>
      );
    case 'saved':
      return <AtRest call={call} state={state} />;
    case 'off':
      return allowed && call.phase.name === 'talking' ? <AtRest call={call} state={state} /> : null;
  }
};
