import type { LinksState } from '@contract';
import { Link } from 'lucide-react';
import { useEffect, useState } from 'react';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoor } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button } from '../../ui';

/** Telephone links of other programs: taken over when the agent asks for it, never by themselves. */
export const LinksRow = () => {
  const { t } = useWords();
  const { links } = useDoor(settingsDoor);
  const [state, setState] = useState<LinksState>('unavailable');
  useEffect(() => {
    let wanted = true;
    void links.state().then((now) => {
      if (wanted && now.ok) setState(now.value);
    });
    return () => {
      wanted = false;
    };
  }, [links]);
  const claim = async () => {
    const now = await links.claim();
    if (now.ok) setState(now.value);
  };
  if (state === 'unavailable') return null;
  return (
    <div className="srow">
      <div>
        <b>{t('settings.links.title')}</b>
        <p className="muted">{t('settings.links.text')}</p>
        <p role="status">{state === 'ours' && t('settings.links.ours')}</p>
      </div>
      {state === 'others' && (
        <Button icon={Link} onClick={() => void claim()}>
          {t('settings.links.claim')}
        </Button>
      )}
    </div>
  );
};
