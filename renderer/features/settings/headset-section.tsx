import { GraduationCap, Headphones, Plus, TriangleAlert, Unplug } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { isLive } from '../../phone/calls';
import { callsDoor } from '../../phone/calls/calls-door';
import { headsetsDoor } from '../../phone/headset/headsets-door';
import { infoDoor } from '../../platform/desk/desk-info';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import type { HeadsetView, UnknownHeadset } from '../../phone/headset';
import { useWords, type Words } from '../../platform/i18n';
import { Button, Icon } from '../../ui';
import { useNow } from '../../ui/now';
import { HeadsetFollows, HeadsetUse } from './headset-choice';
import { SwitchRow } from './control-row';
import { HeadsetLive } from './headset-live';
import { HeadsetTaught } from './headset-taught';
import { HeadsetTeach } from './headset-teach';
import { timeOfDay } from '../../platform/i18n/format';

const accessWords = (t: Words, headset: HeadsetView, linux: boolean): string => {
  const { access, powers, taught, lights, reach } = headset;
  if (access === 'refused') return t(linux ? 'headset.refusedLinux' : 'headset.refused');
  if (access === 'readOnly') return t(linux ? 'headset.readOnlyLinux' : 'headset.readOnly');
  if (reach) return t(`headset.reach.${reach}.text`);
  if (taught.length > 0 && lights.length === 0) return t('headset.taughtAlone');
  return t(powers === 'mute' ? 'headset.muteOnly' : 'headset.buttonsAndLights');
};

const HeadsetRow = ({ headset, shown, onShow }: RowProps) => {
  const { t } = useWords();
  const { info } = useDoors(infoDoor);
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

interface TeachButtonProps {
  of: Pick<HeadsetView, 'id' | 'name'>;
}

/** Why no headset can be taught now; null: it can. */
const useWhyNot = (): string | null => {
  const { t } = useWords();
  const { calls, settings } = useDoors(callsDoor, settingsDoor);
  // A headset that is taught takes no part in a call.
  const inCall = useStore(calls.store, (state) => state.calls.some(isLive));
  const locked = useStore(settings.store, (state) => state.settings['audio.headsetQuirks'].locked);
  if (locked) return t('headset.teach.locked');
  return inCall ? t('headset.teach.notInCall') : null;
};

const TeachButton = ({ of: { id, name } }: TeachButtonProps) => {
  const { t } = useWords();
  const { headsets } = useDoors(headsetsDoor);
  const whyNot = useWhyNot();
  return (
    <Button
      icon={GraduationCap}
      aria-label={t('headset.teach.actNamed', { name })}
      disabled={whyNot !== null}
      onClick={() => headsets.teach(id)}
    >
      {t('headset.teach.act')}
    </Button>
  );
};

const UnknownRow = ({ headset }: { headset: UnknownHeadset }) => {
  const { t } = useWords();
  return (
    <li data-headset="unknown">
      <Icon of={Headphones} />
      <div>
        <b className="cut">{headset.name}</b>
        <p className="muted small">{t('headset.teach.unknown')}</p>
      </div>
      <TeachButton of={headset} />
    </li>
  );
};

/** What is no headset by the standard is looked for only when the agent asks. */
const Further = ({ known }: { known: number }) => {
  const { t } = useWords();
  const { headsets } = useDoors(headsetsDoor);
  const [looked, setLooked] = useState<number | null>(null);
  return (
    <div className="srow">
      <div>
        <b>{t('headset.teach.other')}</b>
        <p className="muted">{t('headset.teach.otherText')}</p>
        {looked !== null && looked === known && (
          <p className="small" role="status">
            {t('headset.teach.otherNone')}
          </p>
        )}
      </div>
      <Button
        icon={Plus}
        onClick={() => {
          setLooked(null);
          void headsets.lookFurther().then(
            () => setLooked(known),
            () => setLooked(known),
          );
        }}
      >
        {t('headset.teach.search')}
      </Button>
    </div>
  );
};

/** Which headsets are heard and lit, and whether each button works; or the lesson of one. */
export const HeadsetSection = () => {
  const { headsets } = useDoors(headsetsDoor);
  const lesson = useStore(headsets.store, (state) => state.lesson);
  // A lesson waits for the agent to come back, a search does not.
  useEffect(
    () => () => {
      if (!headsets.store.getState().lesson) headsets.endTeaching();
    },
    [headsets],
  );
  return lesson ? <HeadsetTeach lesson={lesson} /> : <HeadsetPage />;
};

const HeadsetPage = () => {
  const { t } = useWords();
  const whyNot = useWhyNot();
  const desk = useDoors(headsetsDoor, infoDoor, settingsDoor);
  const { available, headsets, unknown, usedElsewhereAt } = useStore(desk.headsets.store);
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
      {available && wanted && headsets.length + unknown.length === 0 && (
        <p className="muted before">{t(asks ? 'headset.noneAllowed' : 'headset.none')}</p>
      )}
      {headsets.length + unknown.length > 0 && (
        <ul className="headsets" data-list aria-label={t('settings.section.headset')}>
          {headsets.map((headset) => (
            <HeadsetRow
              key={headset.id}
              headset={headset}
              shown={headset === shown}
              onShow={headsets.length > 1 ? () => setChosen(headset.id) : null}
            />
          ))}
          {unknown.map((one) => (
            <UnknownRow key={one.id} headset={one} />
          ))}
        </ul>
      )}
      {headsets.length > 0 && <HeadsetFollows />}
      {whyNot !== null && headsets.length + unknown.length > 0 && <p className="hint">{whyNot}</p>}
      {available && wanted && asks && (
        <div className="row before">
          <Button icon={Plus} onClick={() => void desk.headsets.choose()}>
            {t('headset.choose')}
          </Button>
        </div>
      )}
      {usedElsewhereAt !== null && <Elsewhere at={usedElsewhereAt} />}
      {shown && (
        <HeadsetLive key={shown.id} headset={shown}>
          <TeachButton of={shown} />
        </HeadsetLive>
      )}
      {available && (
        <div className="ruled">
          {wanted && whyNot === null && <Further known={headsets.length + unknown.length} />}
          <HeadsetTaught />
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
