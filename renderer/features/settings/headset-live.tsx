import { Circle, CircleCheck, Lightbulb, Minus } from 'lucide-react';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { headsetsDoor } from '../../phone/headset/headsets-door';
import { useDoors } from '../../platform/doors';
import type { HeadsetButton, HeadsetLight, HeadsetView } from '../../phone/headset';
import { useWords } from '../../platform/i18n';
import { timeOfDay } from '../../platform/i18n/format';
import { Button, Icon } from '../../ui';

/** What agents know a headset by. */
const buttons = [
  'hook',
  'drop',
  'mute',
  'reject',
  'redial',
  'flash',
] as const satisfies readonly HeadsetButton[];
const lights = [
  'offHook',
  'ring',
  'mute',
  'hold',
  'message',
] as const satisfies readonly HeadsetLight[];
/** A press stays marked this long, so that an eye finds it. */
const pressedMs = 1500;

/** A button of its own for hanging up is rare: where there is none, the one that answers does it. */
const shownButtons = ({ buttons: own }: HeadsetView) =>
  buttons.filter((button) => button !== 'drop' || own.includes('drop'));

interface ButtonRowProps {
  headset: HeadsetView;
  button: (typeof buttons)[number];
}

const ButtonRow = ({ headset, button }: ButtonRowProps) => {
  const { t } = useWords();
  const has = headset.buttons.includes(button);
  const seenAt = headset.seen[button];
  const pressed = useJust(seenAt);
  const words = () => {
    if (!has) return t('headset.hasNone');
    if (pressed) return t('headset.pressedNow');
    return seenAt === undefined
      ? t('headset.notSeen')
      : t('headset.seenAt', { time: timeOfDay(seenAt) });
  };
  return (
    <tr data-pressed={pressed || undefined}>
      <th scope="row">
        <Icon of={!has ? Minus : seenAt === undefined ? Circle : CircleCheck} size="s" />
        {t(`headset.button.${button}`)}
      </th>
      <td>{words()}</td>
    </tr>
  );
};

/** Whether it was just now; the row goes back by itself. */
const useJust = (at: number | undefined): boolean => {
  const [over, setOver] = useState(at);
  useEffect(() => {
    if (at === undefined) return undefined;
    const timer = setTimeout(() => setOver(at), pressedMs);
    return () => clearTimeout(timer);
  }, [at]);
  return at !== undefined && over !== at;
};

interface LightRowProps {
  headset: HeadsetView;
  light: (typeof lights)[number];
}

const LightRow = ({ headset, light }: LightRowProps) => {
  const { t } = useWords();
  const has = headset.lights.includes(light);
  const lit = headset.lit.includes(light);
  return (
    <tr>
      <th scope="row">
        {has ? <span className="led" data-lit={lit || undefined} /> : <Icon of={Minus} size="s" />}
        {t(`headset.light.${light}`)}
      </th>
      <td>{has ? t(lit ? 'headset.lit' : 'headset.dark') : t('headset.hasNone')}</td>
    </tr>
  );
};

interface HeadsetLiveProps {
  headset: HeadsetView;
  /** What else can be done with it. */
  children?: ReactNode;
}

/** What a headset's buttons and lights do at this moment. */
export const HeadsetLive = ({ headset, children }: HeadsetLiveProps) => {
  const { t } = useWords();
  const { headsets } = useDoors(headsetsDoor);
  const id = useId();
  return (
    <section aria-labelledby={id} className="live">
      <h2 className="row">
        <span id={id}>{t('headset.live', { name: headset.name })}</span>
      </h2>
      <p className="muted small">{t('headset.liveText')}</p>
      <div className="two">
        <table>
          <caption>{t('headset.buttons')}</caption>
          <tbody>
            {shownButtons(headset).map((button) => (
              <ButtonRow key={button} headset={headset} button={button} />
            ))}
          </tbody>
        </table>
        <table>
          <caption>{t('headset.lights')}</caption>
          <tbody>
            {lights.map((light) => (
              <LightRow key={light} headset={headset} light={light} />
            ))}
          </tbody>
        </table>
      </div>
      <div className="row">
        {headset.access === 'open' && headset.lights.length > 0 && (
          <Button
            icon={Lightbulb}
            // In a call they show the call.
            disabled={headset.lit.includes('ring') || headset.lit.includes('offHook')}
            onClick={() => headsets.showLights(headset.id)}
          >
            {t('headset.showLights')}
          </Button>
        )}
        {children}
      </div>
    </section>
  );
};
