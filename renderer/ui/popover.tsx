import { Popover as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';

interface PopoverProps {
  trigger: ReactNode;
  label: string;
  align?: 'start' | 'end';
  children: ReactNode;
}

/** A small explanation under a button; the rest of the desk stays usable. */
export const Popover = ({ trigger, label, align = 'end', children }: PopoverProps) => (
  <Primitive.Root>
    <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
    <Primitive.Portal>
      <Primitive.Content
        className="pop explain floating"
        aria-label={label}
        align={align}
        sideOffset={4}
        collisionPadding={12}
      >
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  </Primitive.Root>
);
