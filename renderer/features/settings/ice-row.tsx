import { CircleAlert, Plus, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../platform/i18n';
import { Button, Icon, IconButton } from '../../ui';
import { type IceDraft, iceDrafts, iceFault, iceServersFrom, iceText } from './ice-servers';
import { ValueRow } from './rows';
import { SettingFault } from '../../ui/setting-fault';
import { Source } from './source';
import { useSetting } from './use-setting';
import { useWhy } from './why';

const empty: IceDraft = { url: '', username: '', credential: '' };

interface ServerFieldsProps {
  draft: IceDraft;
  number: number;
  set(part: Partial<IceDraft>): void;
  remove(): void;
  bad: boolean;
}

const ServerFields = ({ draft, number, set, remove, bad }: ServerFieldsProps) => {
  const { t } = useWords();
  const field = (name: keyof IceDraft, kind = 'text') => (
    <input
      className={bad && name !== 'credential' ? 'field bad' : 'field'}
      type={kind}
      aria-label={t(`settings.ice.${name}`, { number })}
      placeholder={t(`settings.ice.${name}Placeholder`)}
      autoComplete="off"
      spellCheck={false}
      value={draft[name]}
      onChange={(event) => set({ [name]: event.target.value })}
    />
  );
  return (
    <div className="ice">
      {field('url')}
      {field('username')}
      {field('credential', 'password')}
      <IconButton icon={X} label={t('settings.ice.remove', { number })} onClick={remove} />
    </div>
  );
};

/** The servers that find a way through the network (STUN) or relay the sound (TURN). */
export const IceRow = () => {
  const { t } = useWords();
  const { setting, change, fault } = useSetting('line.iceServers');
  const [drafts, setDrafts] = useState<IceDraft[] | null>(null);
  const [tried, setTried] = useState(false);
  const why = useWhy(setting, {
    title: t('settings.ice.title'),
    value: iceText(setting.value) || t('settings.ice.none'),
  });
  const wrong = tried && drafts ? iceFault(drafts) : null;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (drafts === null || iceFault(drafts)) return;
    if (await change(iceServersFrom(drafts))) setDrafts(null);
  };
  if (drafts === null) {
    return (
      <ValueRow
        title={t('settings.ice.title')}
        value={<p className="cut">{iceText(setting.value) || t('settings.ice.none')}</p>}
        source={<Source setting={setting} />}
        act={
          why.ask ?? (
            <Button
              onClick={() => {
                setTried(false);
                setDrafts(setting.value.length > 0 ? iceDrafts(setting.value) : [empty]);
              }}
            >
              {t('settings.change')}
              <span className="sr"> {t('settings.ice.title')}</span>
            </Button>
          )
        }
        below={why.answer}
      />
    );
  }
  return (
    <form className="srow one" onSubmit={(event) => void save(event)}>
      <b>{t('settings.ice.title')}</b>
      <p className="hint">{t('settings.ice.hint')}</p>
      {drafts.map((draft, index) => (
        // Rows have no identity but their place.
        <ServerFields
          key={index}
          draft={draft}
          number={index + 1}
          bad={wrong?.index === index}
          set={(part) =>
            setDrafts(drafts.map((one, at) => (at === index ? { ...one, ...part } : one)))
          }
          remove={() => setDrafts(drafts.filter((_, at) => at !== index))}
        />
      ))}
      {wrong && (
        <p className="err" role="alert">
          <Icon of={CircleAlert} size="s" />
          {t(`settings.ice.fault.${wrong.why}`)}
        </p>
      )}
      <SettingFault code={fault} />
      <div className="row">
        <Button kind="primary" type="submit">
          {t('settings.save')}
        </Button>
        <Button kind="quiet" onClick={() => setDrafts(null)}>
          {t('settings.cancel')}
        </Button>
        <span className="grow" />
        {drafts.length < 10 && (
          <Button kind="quiet" icon={Plus} onClick={() => setDrafts([...drafts, empty])}>
            {t('settings.ice.add')}
          </Button>
        )}
      </div>
    </form>
  );
};
