import { CirclePlay, CircleStop, Mic } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { audioDoor } from '../../phone/audio/audio-door';
import { infoDoor } from '../../platform/desk/desk-info';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button, Icon } from '../../ui';

/** Full scale is 0 dB; a voice on a headset lies between -40 and -12. */
const toBar = (level: number): number =>
  level <= 0.001 ? 0 : Math.min(100, Math.max(0, (20 * Math.log10(level) + 60) / 0.6));

type Verdict = 'quiet' | 'good' | 'loud';

/** The loudest of the last two seconds decides: what is said between words says nothing. */
const verdictOf = (peak: number): Verdict => (peak < 45 ? 'quiet' : peak > 95 ? 'loud' : 'good');

const Meter = () => {
  const { t } = useWords();
  const { audio } = useDoors(audioDoor);
  const bar = useRef<HTMLElement>(null);
  const mark = useRef<HTMLElement>(null);
  const meter = useRef<HTMLDivElement>(null);
  const [verdict, setVerdict] = useState<Verdict>('quiet');
  useEffect(() => {
    let peaks: number[] = [];
    return audio.onLevels(({ microphone }) => {
      const level = toBar(microphone);
      peaks = [...peaks.slice(-39), level];
      const peak = Math.max(...peaks);
      if (bar.current) bar.current.style.width = `${level}%`;
      if (mark.current) mark.current.style.insetInlineStart = `${Math.min(peak, 99.5)}%`;
      meter.current?.setAttribute('aria-valuenow', String(Math.round(level)));
      setVerdict(verdictOf(peak));
    });
  }, [audio]);
  return (
    <div className="grow">
      <div
        ref={meter}
        className="big-meter"
        role="meter"
        aria-label={t('audio.level')}
        aria-valuenow={0}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <b ref={bar} />
        <i ref={mark} />
      </div>
      <p className="muted small">{t(`settings.audio.verdict.${verdict}`)}</p>
    </div>
  );
};

/** The microphone is refused, missing or taken: why, and the way to mend it. */
export const MicrophoneTrouble = () => {
  const { t } = useWords();
  const { audio, info } = useDoors(audioDoor, infoDoor);
  const state = useStore(audio.store, (one) => one.microphone);
  if (state === 'ready') return null;
  if (state === 'unknown') {
    return (
      <section className="know why">
        <p>{t('settings.audio.ask')}</p>
        <div className="row">
          <Button icon={Mic} onClick={() => void audio.askMicrophone()}>
            {t('settings.audio.askAct')}
          </Button>
        </div>
      </section>
    );
  }
  const title =
    state === 'refused' ? t(`audio.refusedTitle.${info.platform}`) : t(`audio.${state}Title`);
  const mend =
    state === 'refused' ? t(`audio.refusedMend.${info.platform}`) : t(`audio.${state}Mend`);
  return (
    <section className="know why bad" role="alert">
      <p className="row">
        <Icon of={Mic} />
        <b>{title}</b>
      </p>
      <p>{mend}</p>
      <div className="row">
        <Button onClick={() => void audio.askMicrophone()}>{t('audio.tryAgain')}</Button>
      </div>
    </section>
  );
};

/** The level while speaking, and five seconds of oneself. */
export const MicrophoneCheck = () => {
  const { t } = useWords();
  const { audio } = useDoors(audioDoor);
  const test = useStore(audio.store, (one) => one.test);
  const echo = useStore(audio.store, (one) => one.echo ?? null);
  const listening = test === 'microphone' || test === 'echo';
  // A test does not go on after its page.
  useEffect(() => () => audio.stopTest(), [audio]);
  return (
    <div className="check-row">
      {listening ? <Meter /> : <p className="muted small grow">{t('settings.audio.checkText')}</p>}
      {echo && (
        <span className="chip info tall" role="status">
          {t(`settings.audio.echo.${echo}`)}
        </span>
      )}
      {listening ? (
        <Button icon={CircleStop} onClick={() => audio.stopTest()}>
          {t('audio.stopTest')}
        </Button>
      ) : (
        <Button icon={Mic} onClick={() => void audio.startMicrophoneTest()}>
          {t('audio.testMicrophone')}
        </Button>
      )}
      {test !== 'echo' && (
        <Button icon={CirclePlay} onClick={() => void audio.startEchoTest()}>
          {t('settings.audio.echoTest')}
        </Button>
      )}
    </div>
  );
};
