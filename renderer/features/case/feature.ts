import { type Feature, fill } from '../../platform/feature';
import { ringingFacts } from '../calls/slots';
import { contactFacts } from '../customers/slots';
import { ContactCase, RingingCase } from './case-lines';
import type words from './en.json';

declare module '../../platform/i18n/catalogue' {
  interface FeatureWords {
    case: typeof words;
  }
}

/** What the PBX says of the case that a call is about: on the card, in the record and in the history. */
export const caseFeature = {
  id: 'case',
  fills: [fill(ringingFacts, RingingCase), fill(contactFacts, ContactCase)],
} satisfies Feature;
