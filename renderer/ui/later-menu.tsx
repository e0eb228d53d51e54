import { Check, type LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { Icon } from './icon';
import type { MenuProps, OpenedEarly } from './overlays';

/** A menu under its button. It never blocks the rest of the desk: a call may ring meanwhile. */
export const Menu = ({
  trigger,
  label,
  align = 'end',
  children,
  ...rest
}: MenuProps & OpenedEarly) => (
  <DropdownMenu.Root modal={false} {...rest}>
    <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
    <DropdownMenu.Portal>
      <DropdownMenu.Content
        className="pop menu floating"
        aria-label={label}
        align={align}
        sideOffset={4}
        collisionPadding={12}
        // What was opened from here has taken the focus: the menu does not fetch it back.
        onCloseAutoFocus={(event) => {
          if (document.activeElement !== document.body) event.preventDefault();
        }}
      >
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  </DropdownMenu.Root>
);

export interface MenuItemProps {
  icon: LucideIcon;
  onSelect: () => void;
  children: ReactNode;
}

export const MenuItem = ({ icon, onSelect, children }: MenuItemProps) => (
  <DropdownMenu.Item className="mitem" onSelect={onSelect}>
    <Icon of={icon} />
    <span className="grow">{children}</span>
  </DropdownMenu.Item>
);

/** What there is to know about the choices. */
export const MenuNote = ({ children }: { children: ReactNode }) => (
  <DropdownMenu.Label className="mnote muted">{children}</DropdownMenu.Label>
);

export interface MenuChoiceProps<T extends string> {
  value: T;
  onChange: (value: T) => void;
  choices: { value: T; mark: ReactNode; label: string }[];
}

export const MenuChoice = <T extends string>({ value, onChange, choices }: MenuChoiceProps<T>) => (
  <DropdownMenu.RadioGroup value={value} onValueChange={(next) => onChange(next as T)}>
    {choices.map((choice) => (
      <DropdownMenu.RadioItem key={choice.value} value={choice.value} className="mitem">
        {choice.mark}
        <span className="grow">{choice.label}</span>
        <DropdownMenu.ItemIndicator asChild>
          <span>
            <Icon of={Check} size="s" />
          </span>
        </DropdownMenu.ItemIndicator>
      </DropdownMenu.RadioItem>
    ))}
  </DropdownMenu.RadioGroup>
);
