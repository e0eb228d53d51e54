import { type Feature, fill } from '../../platform/feature';
import { createLater } from '../../ui/later';
import { settingsRows } from '../settings/slots';
import { diagnosticsService } from './diagnostics-service';
import type words from './en.json';

declare module '../../platform/i18n/catalogue' {
  interface FeatureWords {
    diagnostics: typeof words;
  }
}

const code = createLater(() => import('./later'));

/** The file for IT. */
export const diagnosticsFeature = {
  id: 'diagnostics',
  service: diagnosticsService,
  fills: [
    fill(
      settingsRows,
      code.view((part) => part.DiagnosticsRow),
    ),
  ],
  later: [
    { name: 'diagnostics', needed: true, load: () => import('./bundle') },
    { name: 'diagnostics row', load: code.load },
  ],
} satisfies Feature;
