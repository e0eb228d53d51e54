import { type ReactNode, useEffect, useState } from 'react';
import { documentsDoor } from '../../platform/desk/documents';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import type { SettingsDoor } from '../../platform/settings';
import { formOnTrial } from '../../features/settings/being-tried';
import { createLater } from '../../ui';

const firstStart = createLater(() => import('./first-start'));
/** Fetches the first start, which is the first screen until a line is chosen. */
export const loadFirstStart = firstStart.load;
const FirstStart = firstStart.view((part) => part.FirstStart);

/** The desk begins with the first start. */
export const beginsWithFirstStart = (settings: SettingsDoor): boolean =>
  settings.store.getState().settings['desk.line'].value === 'unset' || formOnTrial() === 'start';

/**
 * The desk, or the first start before a line is chosen. The first start stays until it is done with: a PBX
 * that refuses is explained there, not behind it.
 */
export const StartGate = ({ children }: { children: ReactNode }) => {
  const { documents, settings } = useDoors(documentsDoor, settingsDoor);
  const [starting, setStarting] = useState(() => beginsWithFirstStart(settings));
  useEffect(() => {
    if (formOnTrial() === 'settings') documents.show({ kind: 'settings', section: 'line' });
  }, [documents]);
  return starting ? <FirstStart done={() => setStarting(false)} /> : children;
};
