import { ListChecks } from 'lucide-react';
import type { Feature } from '../../platform/feature';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui';
import { createLater } from '../../ui/later';
import type words from './en.json';
import { readinessService } from './readiness-service';

declare module '../../platform/i18n/catalogue' {
  interface FeatureWords {
    readiness: typeof words;
  }
}

const code = createLater(() => import('./view/readiness-document'));

const Title = () => {
  const { t } = useWords();
  return (
    <>
      <Icon of={ListChecks} size="s" />
      <span className="cut">{t('readiness.tab')}</span>
    </>
  );
};

/** The check before the shift, as a document. */
export const readinessFeature = {
  id: 'readiness',
  service: readinessService,
  documents: { readiness: { View: code.view((part) => part.ReadinessDocument), Title } },
  later: [
    { name: 'readiness', load: code.load },
    { name: 'readiness check', load: () => import('./readiness-flow') },
    { name: 'readiness probe', load: () => import('../../phone/relay/web/web-probe') },
  ],
} satisfies Feature;
