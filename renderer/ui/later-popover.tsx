import { Popover as Primitive } from 'radix-ui';
import type { OpenedEarly, PopoverProps } from './overlays';

/** A small explanation under a button; the rest of the desk stays usable. */
export const Popover = ({
  trigger,
  label,
  align = 'end',
  kind = 'explain',
  children,
  defaultOpen,
}: PopoverProps & OpenedEarly) => (
  <Primitive.Root defaultOpen={defaultOpen}>
    <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
    <Primitive.Portal>
      <Primitive.Content
        className={kind === 'explain' ? 'pop explain floating' : 'pop definition'}
        aria-label={label}
        align={align}
        sideOffset={kind === 'explain' ? 4 : 6}
        collisionPadding={12}
      >
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  </Primitive.Root>
);
