import { Activity } from 'lucide-react';
import { type Feature, fill } from '../../platform/feature';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui';
import { createLater } from '../../ui/later';
import { settingsRows } from '../settings/slots';
import type words from './en.json';
import { healthService } from './health-service';

declare module '../../platform/i18n/catalogue' {
  interface FeatureWords {
    health: typeof words;
  }
}

const code = createLater(() => import('./later'));

const Title = () => {
  const { t } = useWords();
  return (
    <>
      <Icon of={Activity} size="s" />
      <span className="cut">{t('health.tab')}</span>
    </>
  );
};

/** How the desk is, as a document. */
export const healthFeature = {
  id: 'health',
  service: healthService,
  fills: [
    fill(
      settingsRows,
      code.view((part) => part.HealthRow),
    ),
  ],
  documents: { health: { View: code.view((part) => part.HealthDocument), Title } },
  later: [
    { name: 'health page', load: code.load },
    // Used without a view that asks for it again.
    { name: 'health', needed: true, load: () => import('./follow-health') },
  ],
} satisfies Feature;
