import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk';
import { formOnTrial } from '../../settings/view';
import { FirstStart } from './first-start';

/**
 * The desk, or the first start before a line is chosen. The first start stays until it is done with: a PBX
 * that refuses is explained there, not behind it.
 */
export const StartGate = ({ children }: { children: ReactNode }) => {
  const { documents, settings } = useDesk();
  const unset = useStore(settings.store, (state) => state.settings['desk.line'].value === 'unset');
  const [starting, setStarting] = useState(() => unset || formOnTrial() === 'start');
  useEffect(() => {
    if (formOnTrial() === 'settings') documents.show({ kind: 'settings', section: 'line' });
  }, [documents]);
  return starting ? <FirstStart done={() => setStarting(false)} /> : children;
};
