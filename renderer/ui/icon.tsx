import type { LucideIcon } from 'lucide-react';

interface IconProps {
  of: LucideIcon;
  /** 18 px without it; s 15 (inline), l 22 (tiles). */
  size?: 's' | 'l';
  className?: string;
  /** The handset laid down: hang up and decline. */
  down?: boolean;
}

/** An icon beside a word: it never speaks alone, so it is hidden from assistive technology. */
export const Icon = ({ of: Drawing, size, className, down = false }: IconProps) => (
  <span
    className={['i', size, down ? 'down' : '', className].filter(Boolean).join(' ')}
    aria-hidden="true"
  >
    <Drawing strokeWidth={1.9} focusable="false" />
  </span>
);
