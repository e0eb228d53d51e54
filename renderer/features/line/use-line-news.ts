import { useEffect, useState } from 'react';
import { lineDoor } from '../../phone/line/line-door';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { useAnnounce } from '../../ui/announce';
import { createLineNews } from './line-news';

/** Says once what becomes of the line: ready, lost, refused, never reached. */
export const useLineNews = (): void => {
  const { line, settings } = useDoors(lineDoor, settingsDoor);
  const { t } = useWords();
  const announce = useAnnounce();
  const [newsOf] = useState(createLineNews);
  useEffect(() => {
    const tell = () => {
      const user = settings.store.getState().settings['line.user'].value;
      const news = newsOf(line.store.getState(), t, user);
      if (news) announce(news.text, news.how);
    };
    tell();
    return line.store.subscribe(tell);
  }, [announce, line, newsOf, settings, t]);
};
