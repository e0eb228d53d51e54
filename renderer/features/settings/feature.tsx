import { Settings } from 'lucide-react';
import { type DocumentProps, type Feature, fill } from '../../platform/feature';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui';
import { createLater } from '../../ui/later';
import { startNotices } from '../calls/slots';
import { SettingsNotice } from './settings-notice';

const code = createLater(() => import('./settings-document'));
const SettingsDocument = code.view((part) => part.SettingsDocument);

const View = ({ document }: DocumentProps<'settings'>) => (
  <SettingsDocument section={document.section} />
);

const Title = () => {
  const { t } = useWords();
  return (
    <>
      <Icon of={Settings} size="s" />
      <span className="cut">{t('settings.title')}</span>
    </>
  );
};

/** The settings as a document, and what happened to them at this start. */
export const settingsFeature = {
  id: 'settings',
  documents: { settings: { View, Title } },
  fills: [fill(startNotices, SettingsNotice)],
  later: [{ name: 'settings', load: code.load }],
} satisfies Feature;
