import { useCallback, useEffect, useRef, useState } from 'react';

/** What can stand under the controls. One at a time; it pushes the note down and never covers the stage. */
export type PanelName = 'keypad' | 'transfer' | 'devices' | 'agent' | 'forward' | 'quality';

export interface PanelControl {
  open: PanelName | null;
  toggle(name: PanelName): void;
  show(name: PanelName): void;
  close(): void;
}

/** `scope`: a change of it (another call) closes the panels that belong to a call. */
export const usePanel = (scope: string): PanelControl => {
  const [open, setOpen] = useState<PanelName | null>(null);
  const lastScope = useRef(scope);

  useEffect(() => {
    if (lastScope.current === scope) return;
    lastScope.current = scope;
    setOpen((name) => (name === 'devices' ? name : null));
  }, [scope]);

  const show = useCallback((name: PanelName) => setOpen(name), []);
  const close = useCallback(() => setOpen(null), []);
  const toggle = useCallback(
    (name: PanelName) => (open === name ? close() : show(name)),
    [close, open, show],
  );
  return { open, toggle, show, close };
};
