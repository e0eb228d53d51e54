import { z } from 'zod/mini';
import { setting } from './setting';

export const uiSettings = {
  'ui.language': setting(z.enum(['system', 'fr', 'en']), 'system'),
  'ui.theme': setting(z.enum(['system', 'light', 'dark']), 'system'),
  /** After Answer is pressed inside the desk, the caret goes to the note. */
  'ui.focusNoteOnAnswer': setting(z.boolean(), true),
  /** For the deaf and hard of hearing: while it rings, the whole Calls pane is solid. */
  'ui.visibleRinging': setting(z.boolean(), false),
};
