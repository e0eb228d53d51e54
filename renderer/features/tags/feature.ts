import { type Feature, fill } from '../../platform/feature';
import { createLater } from '../../ui/later';
import { noteTools } from '../calls/slots';
import { contactFacts, historyFilters } from '../customers/slots';
import type words from './en.json';
import { tagsService } from './tags-service';

declare module '../../platform/i18n/catalogue' {
  interface FeatureWords {
    tags: typeof words;
  }
}

const code = createLater(() => import('./later'));

/** Tags on contacts: given in the call, in wrap-up or later, and what a history is filtered by. */
export const tagsFeature = {
  id: 'tags',
  service: tagsService,
  fills: [
    fill(
      noteTools,
      code.view((part) => part.NoteTags, { beside: true }),
    ),
    fill(
      contactFacts,
      code.view((part) => part.ContactTags, { beside: true }),
    ),
    fill(
      historyFilters,
      code.view((part) => part.TagFilter, { beside: true }),
    ),
  ],
  later: [{ name: 'tags', load: code.load }],
} satisfies Feature;
