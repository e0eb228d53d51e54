import { talking } from './calls-samples';
import { claireWithNote, history, liveCall } from './customer-samples';
import type { FakeDeskState } from './fake-desk';
import type { GalleryState } from './gallery-state';
import { book } from './in-strip';
import { sampleInteractions } from './samples';

const tagged: Readonly<Record<string, string>> = {
  h1: 'Garantie\nPièce commandée\nRéclamation',
  h2: 'Pièce commandée',
  h3: 'Garantie',
};

const interactions = [
  { ...liveCall('claire', 'a'), attributes: { 'tags.names': 'Garantie\nRappel promis' } },
  ...sampleInteractions,
  ...history.map((row) => ({
    ...row,
    attributes: { ...row.attributes, 'tags.names': tagged[row.id] ?? '' },
  })),
];

const known: FakeDeskState = {
  ...book,
  interactions,
  documents: [{ kind: 'customer', id: 'claire' }],
};
const inCall: FakeDeskState = {
  ...talking,
  interactions,
  recognised: {
    a: {
      interactionId: 'interaction-a',
      number: '+33536491802',
      state: 'done',
      matches: [claireWithNote],
      chosen: 'claire',
    },
  },
};

/** Tags: under the note, while one is typed, in the history, where that is filtered, where IT's list alone counts. */
export const tagStates: Record<string, GalleryState> = {
  'tags-note': { desk: inCall },
  'tags-typed': { desk: inCall, type: 'r' },
  'tags-listed': {
    desk: {
      ...inCall,
      settings: {
        'tags.list': ['Garantie', 'Réclamation', 'Retour', 'Devis'],
        'tags.mayAddOwn': false,
      },
      locked: ['tags.list', 'tags.mayAddOwn'],
    },
    type: 're',
  },
  'tags-history': { desk: known, sizes: ['wide', 'small'] },
  'tags-filtered': {
    desk: known,
    click: { fr: ['Garantie 3'], en: ['Garantie 3'] },
    sizes: ['wide'],
  },
  'tags-edited': {
    desk: known,
    click: { fr: ['Modifier les étiquettes'], en: ['Edit tags'] },
    sizes: ['wide'],
  },
};
