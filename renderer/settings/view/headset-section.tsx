import {
  Circle,
  CircleCheck,
  Headphones,
  Lightbulb,
  Minus,
  Plus,
  TriangleAlert,
  Unplug,
} from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk';
import type { HeadsetButton, HeadsetLight, HeadsetView } from '../../headset';
import { useWords, type Words } from '../../i18n';
import { Button, Icon } from '../../ui';
import { useNow } from '../../ui/now';
import { HeadsetFollows, HeadsetUse } from './headset-choice';
import { SwitchRow } from './control-row';
import { timeOfDay } from '../../i18n/format';

/** What agents know a headset by. */
const buttons = [
  'hook',
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

const accessWords = (t: Words, { access, powers, reach }: HeadsetView, linux: boolean): string => {
  if (access === 'refused') return t(linux ? 'headset.refusedLinux' : 'headset.refused');
  if (access === 'readOnly') return t(linux ? 'headset.readOnlyLinux' : 'headset.readOnly');
  if (reach) return t(`headset.reach.${reach}.text`);
  return t(powers === 'mute' ? 'headset.muteOnly' : 'headset.buttonsAndLights');
};

const HeadsetRow = ({ headset, shown, onShow }: RowProps) => {
  const { t } = useWords();
  const { info } = useDesk();
  const trouble = headset.access === 'refused' || headset.access === 'readOnly';
  return (
    <li data-headset={headset.access}>
      <Icon of={trouble ? TriangleAlert : headset.reach ? Unplug : Headphones} />
      <div>
        <b className="cut">{headset.name}</b>
        <p className={trouble ? 'small' : 'muted small'}>
          {accessWords(t, headset, info.platform === 'linux')}
        </p>
      </div>
      <HeadsetUse headset={headset} />
      {onShow && (
        <Button kind="quiet" aria-pressed={shown} onClick={onShow}>
          {t('headset.show')}
        </Button>
      )}
    </li>
  );
};
interface RowProps {
  headset: HeadsetView;
  shown: boolean;
  /** Null where there is only one. */
  onShow: (() => void) | null;
}

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

/** What a headset's buttons and lights do at this moment. */
const Live = ({ headset }: { headset: HeadsetView }) => {
  const { t } = useWords();
  const { headsets } = useDesk();
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
            {buttons.map((button) => (
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
      {headset.access === 'open' && headset.lights.length > 0 && (
        <div className="row">
          <Button
            icon={Lightbulb}
            // In a call they show the call.
            disabled={headset.lit.includes('ring') || headset.lit.includes('offHook')}
            onClick={() => headsets.showLights(headset.id)}
          >
            {t('headset.showLights')}
          </Button>
        </div>
      )}
    </section>
  );
};

const elsewhereMs = 10 * 60_000;

/** Another program that moves the same hook: said while it is fresh. */
const Elsewhere = ({ at }: { at: number }) => {
  const { t } = useWords();
  const now = useNow(30_000);
  if (now - at > elsewhereMs) return null;
  return (
    <p className="know" role="status">
      <Icon of={TriangleAlert} size="s" /> {t('headset.elsewhere', { time: timeOfDay(at) })}
    </p>
  );
};

/** Which headsets are heard and lit, and whether each button works. */
export const HeadsetSection = () => {
  const { t } = useWords();
  const desk = useDesk();
  const { available, headsets, usedElsewhereAt } = useStore(desk.headsets.store);
  const wanted = useStore(
    desk.settings.store,
    ({ settings }) => settings['audio.headsetButtons'].value,
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const live = headsets.find(({ id }) => id === chosen) ?? headsets.find(({ used }) => used);
  const shown = live ?? headsets[0];
  const asks = desk.info.edition === 'browser';
  return (
    <>
      <h1>{t('settings.section.headset')}</h1>
      <p className="muted">{t('headset.text')}</p>
      {!available && <p className="know">{t('headset.notAvailable')}</p>}
      {available && wanted && headsets.length === 0 && (
        <p className="muted before">{t(asks ? 'headset.noneAllowed' : 'headset.none')}</p>
      )}
      {headsets.length > 0 && (
        <ul className="headsets" data-list aria-label={t('settings.section.headset')}>
          {headsets.map((headset) => (
            <HeadsetRow
              key={headset.id}
              headset={headset}
              shown={headset === shown}
              onShow={headsets.length > 1 ? () => setChosen(headset.id) : null}
            />
          ))}
        </ul>
      )}
      {headsets.length > 0 && <HeadsetFollows />}
      {available && wanted && asks && (
        <div className="row before">
          <Button icon={Plus} onClick={() => void desk.headsets.choose()}>
            {t('headset.choose')}
          </Button>
        </div>
      )}
      {usedElsewhereAt !== null && <Elsewhere at={usedElsewhereAt} />}
      {shown && <Live key={shown.id} headset={shown} />}
      {available && (
        <div className="ruled">
          <SwitchRow
            of="audio.headsetButtons"
            title={t('headset.use')}
            text={t(asks ? 'headset.useTextBrowser' : 'headset.useText')}
          />
        </div>
      )}
    </>
  );
};
