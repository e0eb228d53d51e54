import { type HeadsetQuirk, mergeQuirks } from '@contract';
import { quirksFileText } from '@policy/settings-export';
import { Download, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n';
import { Button, saveText } from '../../ui';
import { ImportButton, ImportOutcome, useImport } from './import-file';
import { SettingFault } from '../../ui/setting-fault';
import { Source } from './source';
import { useSetting } from './use-setting';
import { useWhy } from './why';

export const quirkName = ({ name, product }: HeadsetQuirk): string => name || product;

/** What was taught, on this desk or by IT: to forget, to hand on and to take over. */
export const HeadsetTaught = () => {
  const { t } = useWords();
  const { setting, change, fault } = useSetting('audio.headsetQuirks');
  const imported = useImport();
  const [forgotten, setForgotten] = useState<HeadsetQuirk | null>(null);
  const { value, locked } = setting;
  const why = useWhy(setting, {
    title: t('headset.teach.list'),
    value: value.map(quirkName).join(', ') || t('headset.teach.listNone'),
  });
  const forget = (quirk: HeadsetQuirk) =>
    void change(value.filter((one) => one !== quirk)).then((done) => done && setForgotten(quirk));
  const undo = (quirk: HeadsetQuirk) =>
    void change(mergeQuirks(value, [quirk])).then((done) => done && setForgotten(null));
  const nameOf = (button: HeadsetQuirk['buttons'][number]) =>
    t(`headset.teach.name.${button.button}`);
  return (
    <>
      <div className="srow">
        <div>
          <b>{t('headset.teach.list')}</b>
          {value.length === 0 && <p className="muted">{t('headset.teach.listNone')}</p>}
          <ul className="taught">
            {value.map((quirk) => (
              <li key={quirk.product}>
                <span>{quirkName(quirk)}</span>{' '}
                <span className="muted small">{quirk.buttons.map(nameOf).join(', ')}</span>
                {!locked && (
                  <button
                    type="button"
                    className="link"
                    aria-label={t('headset.teach.forgetNamed', { name: quirkName(quirk) })}
                    onClick={() => forget(quirk)}
                  >
                    {t('headset.teach.forget')}
                  </button>
                )}
              </li>
            ))}
          </ul>
          {forgotten && (
            <p className="small row" role="status">
              {t('headset.teach.forgotten', { name: quirkName(forgotten) })}
              <Button kind="quiet" icon={Undo2} onClick={() => undo(forgotten)}>
                {t('headset.teach.undo')}
              </Button>
            </p>
          )}
          <p>
            <Source setting={setting} />
          </p>
          <SettingFault code={fault} />
          <ImportOutcome state={imported} />
        </div>
        <span className="row">
          {why.ask}
          {value.length > 0 && (
            <Button
              icon={Download}
              onClick={() => saveText('allodesk-headsets.json', quirksFileText(value))}
            >
              {t('headset.teach.save')}
            </Button>
          )}
          {!locked && <ImportButton read={(file) => void imported.read(file)} />}
        </span>
      </div>
      {why.answer}
    </>
  );
};
