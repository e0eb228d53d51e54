import type { Feature } from '../../platform/feature';
import { diagnosticsService } from './diagnostics-service';
import type words from './en.json';

declare module '../../platform/i18n/catalogue' {
  interface FeatureWords {
    diagnostics: typeof words;
  }
}

/** The file for IT. */
export const diagnosticsFeature = {
  id: 'diagnostics',
  service: diagnosticsService,
  later: [{ name: 'diagnostics', needed: true, load: () => import('./bundle') }],
} satisfies Feature;
