import {
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useState,
} from 'react';
import { createLater } from './later';
import type { MenuChoiceProps } from './later-menu';

const overlays = createLater(() => import('./later-overlays'));

/** Fetches menus and explanations. */
export const loadOverlays = overlays.load;

type Trigger = ReactElement<{
  'aria-haspopup'?: 'menu' | 'dialog';
  'aria-expanded'?: boolean;
  'data-state'?: 'closed';
  onClick?: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
}>;

export interface MenuProps {
  /** The button that opens it. */
  trigger: Trigger;
  label: string;
  align?: 'start' | 'end';
  children: ReactNode;
}

export interface PopoverProps {
  trigger: Trigger;
  label?: string;
  align?: 'start' | 'end';
  /** An explanation of what is shown, or a definition of one word. */
  kind?: 'explain' | 'definition';
  children: ReactNode;
}

/** It was asked for before its code was there. */
export interface OpenedEarly {
  defaultOpen: boolean;
}

/** The button as it will be. Pressed before that, it opens as soon as its code has come. */
const useEarly = (trigger: Trigger, opens: 'menu' | 'dialog'): [ReactElement, OpenedEarly] => {
  const [asked, setAsked] = useState(false);
  const ask = () => {
    setAsked(true);
    overlays.load().catch(() => setAsked(false));
  };
  const button = cloneElement(trigger, {
    'aria-haspopup': opens,
    'aria-expanded': false,
    'data-state': 'closed',
    onClick: ask,
    onKeyDown: (event) => {
      if (opens === 'menu' && event.key === 'ArrowDown') ask();
    },
  });
  return [button, { defaultOpen: asked }];
};

/** A menu under its button. It never blocks the rest of the desk: a call may ring meanwhile. */
export const Menu = (props: MenuProps) => {
  const part = overlays.use();
  const [button, early] = useEarly(props.trigger, 'menu');
  return part ? <part.Menu {...props} {...early} /> : button;
};

/** A small explanation under a button; the rest of the desk stays usable. */
export const Popover = (props: PopoverProps) => {
  const part = overlays.use();
  const [button, early] = useEarly(props.trigger, 'dialog');
  return part ? <part.Popover {...props} {...early} /> : button;
};

// Only in an open menu, whose code is there.
const beside = { beside: true };
export const MenuItem = overlays.view((part) => part.MenuItem, beside);
export const MenuNote = overlays.view((part) => part.MenuNote, beside);
export const MenuChoice = <T extends string>(props: MenuChoiceProps<T>) => {
  const part = overlays.use();
  return part && <part.MenuChoice {...props} />;
};
