import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Icon } from './icon';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** One primary in a view; go and stop are for calls; on-go and over-go stand on a ringing stage. */
  kind?: 'plain' | 'quiet' | 'primary' | 'go' | 'stop' | 'on-go' | 'over-go';
  icon?: LucideIcon;
  iconDown?: boolean;
  /** What begins or ends a call is larger. */
  call?: boolean;
  grow?: boolean;
  /** The key that does the same, shown on the button. */
  hint?: string | null;
  ref?: Ref<HTMLButtonElement>;
  children: ReactNode;
}

export const Button = ({
  kind = 'plain',
  icon,
  iconDown = false,
  call = false,
  grow = false,
  hint,
  className,
  children,
  ...rest
}: ButtonProps) => (
  <button
    type="button"
    {...rest}
    className={[
      'btn',
      kind === 'plain' ? '' : kind,
      call ? 'call' : '',
      grow ? 'grow' : '',
      className,
    ]
      .filter(Boolean)
      .join(' ')}
  >
    {icon && <Icon of={icon} down={iconDown} {...(call ? {} : { size: 's' as const })} />}
    {children}
    {hint && <kbd aria-hidden="true">{hint}</kbd>}
  </button>
);

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: LucideIcon;
  /** The accessible name, shown as a title too. */
  label: string;
  small?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export const IconButton = ({ icon, label, small, className, ...rest }: IconButtonProps) => (
  <button
    type="button"
    title={label}
    {...rest}
    aria-label={label}
    className={['ib', small ? 'small' : '', className].filter(Boolean).join(' ')}
  >
    <Icon of={icon} {...(small ? { size: 's' as const } : {})} />
  </button>
);
