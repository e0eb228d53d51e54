import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../platform/i18n';
import { IconButton } from './button';

interface PanelProps {
  label: string;
  onClose: () => void;
  /** Left of the close button; the label when nothing else is given. */
  head?: ReactNode;
  className?: string;
  /** Takes the focus when it opens, so that keys go to it. */
  takesFocus?: boolean;
  children: ReactNode;
}

/** A card under the controls: opened by a button, closed by Esc or its cross. */
export const Panel = ({ label, onClose, head, className, takesFocus, children }: PanelProps) => {
  const { t } = useWords();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    // All of it, where the pane is too low for everything.
    panel.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section
      ref={panel}
      className={`panel opened ${className ?? ''}`}
      aria-label={label}
      data-region
      data-takes-focus={takesFocus ? '' : undefined}
      tabIndex={-1}
    >
      <header className="row">
        {head ?? <b className="grow cut">{label}</b>}
        <IconButton icon={X} small label={t('calls.closePanel')} onClick={onClose} />
      </header>
      {children}
    </section>
  );
};
