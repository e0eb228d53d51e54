import type { HotkeyAction } from '@contract';
import { TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useStore } from 'zustand';
import { infoDoor } from '../../platform/desk/desk-info';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button, captureKeys, Icon, keysHere, keysOf } from '../../ui';
import { SettingFault } from '../../ui/setting-fault';
import { Source } from './source';
import { useSetting } from './use-setting';
import { useWhy } from './why';

const actions: HotkeyAction[] = ['answer', 'mute', 'hold', 'show'];

const Keys = ({ accelerator }: { accelerator: string }) => {
  const { t, language } = useWords();
  const { info } = useDoors(infoDoor);
  if (accelerator === '') return <span className="faint">{t('settings.hotkeys.none')}</span>;
  return (
    <span className="keyset">
      {keysOf(accelerator, language, info.platform === 'macos').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
};

interface CaptureProps {
  done(accelerator: string): void;
  cancel(): void;
}

/** Waits for the keys themselves: what is pressed is what will work. */
const Capture = ({ done, cancel }: CaptureProps) => {
  const { t } = useWords();
  const { info } = useDoors(infoDoor);
  const isOfBrowser = (keys: string) =>
    keysHere(keys, info.edition === 'browser', info.platform === 'macos') !== keys;
  const [why, setWhy] = useState<'needsModifier' | 'impossible' | 'ofBrowser' | null>(null);
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return cancel();
    const captured = captureKeys(event);
    if (captured.kind === 'accelerator')
      return isOfBrowser(captured.accelerator) ? setWhy('ofBrowser') : done(captured.accelerator);
    if (captured.kind !== 'waiting') setWhy(captured.kind);
  };
  return (
    <span className="row capture">
      <button data-takes-focus="" type="button" className="field focus" onKeyDown={press}>
        {why ? t(`settings.hotkeys.${why}`) : t('settings.hotkeys.press')}
      </button>
      <Button kind="quiet" onClick={cancel}>
        {t('settings.cancel')}
      </Button>
    </span>
  );
};

const HotkeyRow = ({ action }: { action: HotkeyAction }) => {
  const { t, language } = useWords();
  const desk = useDoors(infoDoor, settingsDoor);
  const { setting, change, reset, fault } = useSetting(`hotkeys.${action}`);
  const state = useStore(desk.settings.store, (one) =>
    one.hotkeys.find((hotkey) => hotkey.action === action),
  );
  const [asking, setAsking] = useState(false);
  const title = t(`settings.hotkeys.action.${action}`);
  const isMac = desk.info.platform === 'macos';
  const shown = keysHere(setting.value, desk.info.edition === 'browser', isMac);
  const keys = keysOf(shown, language, isMac).join(' ');
  const why = useWhy(setting, { title, value: keys || t('settings.hotkeys.none') });
  const trouble = state?.state === 'taken' || state?.state === 'invalid' ? state.state : null;
  return (
    <>
      <div className="srow">
        <div>
          <b>{title}</b>
          {trouble ? (
            <p className="err">
              <Icon of={TriangleAlert} size="s" />
              {t(`settings.hotkeys.${trouble}`, { keys })}
            </p>
          ) : (
            <p>
              <Source setting={setting}>
                {setting.source === 'user' && (
                  <button type="button" className="link" onClick={reset}>
                    {t('settings.giveBack')}
                    <span className="sr"> {title}</span>
                  </button>
                )}
              </Source>
            </p>
          )}
          <SettingFault code={fault} />
        </div>
        {asking ? (
          <Capture
            done={(accelerator) => {
              setAsking(false);
              void change(accelerator);
            }}
            cancel={() => setAsking(false)}
          />
        ) : (
          <span className="row">
            <Keys accelerator={shown} />
            {why.ask ?? (
              <>
                {setting.value !== '' && (
                  <Button kind="quiet" onClick={() => void change('')}>
                    {t('settings.hotkeys.clear')}
                    <span className="sr"> {title}</span>
                  </Button>
                )}
                <Button onClick={() => setAsking(true)}>
                  {t('settings.hotkeys.change')}
                  <span className="sr"> {title}</span>
                </Button>
              </>
            )}
          </span>
        )}
      </div>
      {why.answer}
    </>
  );
};

const inside = [
  ['finish', 'Ctrl ↵'],
  ['search', 'Ctrl K'],
  ['note', 'Ctrl E'],
  ['region', 'F6'],
  ['list', '↑ ↓'],
  ['close', ''],
] as const;

/** The keys that work everywhere, and those of the desk itself. */
export const HotkeysSection = () => {
  const { t } = useWords();
  const { info } = useDoors(infoDoor);
  const here = !info.missing.includes('globalHotkeys');
  return (
    <>
      <h1>{t('settings.section.hotkeys')}</h1>
      <p className="muted">
        {t(here ? 'settings.hotkeys.everywhere' : 'settings.hotkeys.hereAlone')}
      </p>
      <div className="rows">
        {actions
          .filter((action) => here || action !== 'show')
          .map((action) => (
            <HotkeyRow key={action} action={action} />
          ))}
      </div>
      <h2>{t('settings.hotkeys.inside')}</h2>
      <dl className="inside-keys">
        {inside.map(([name, keys]) => (
          <div key={name}>
            <dt>{t(`settings.hotkeys.insideKey.${name}`)}</dt>
            <dd>
              <kbd>{keys || t('customers.search.keys.escape')}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      <p className="muted small gap">{t('settings.hotkeys.functionKeys')}</p>
    </>
  );
};
