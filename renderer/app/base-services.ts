import type { DeskInfo, ResolvedSettings } from '@contract';
import { createDocuments } from '../platform/desk';
import type { SettingsDoor } from '../platform/settings';

/** What this desk is and what is set, for the views and for every other service. */
export const settingsService = ({ info, settings }: { info: DeskInfo; settings: SettingsDoor }) => {
  const values = (): ResolvedSettings => settings.store.getState().settings;
  return {
    gives: {
      values,
      country: () => values()['line.country'].value,
      practising: () => values()['desk.line'].value === 'practice',
      agentName: () => values()['desk.agentName'].value || values()['line.displayName'].value,
    },
    doors: { info, settings },
  };
};

/** The tabs of the Customer pane. */
export const documentService = () => {
  const documents = createDocuments();
  return { gives: { documents }, doors: { documents } };
};
