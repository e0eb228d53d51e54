import type { SettingsSection } from '../../platform/desk';
import { slot } from '../../platform/feature';

/** Rows of other features in a section of the settings; a view shows nothing in sections that are not its own. */
export const settingsRows = slot<{ section: SettingsSection }>('settings rows');
