import { Check, Minus, Pencil, Phone, type LucideIcon } from 'lucide-react';
import type { AgentState } from '../agent';

const marks: Record<AgentState['name'], { mark: string; icon: LucideIcon }> = {
  available: { mark: 'available', icon: Check },
  dnd: { mark: 'dnd', icon: Minus },
  unavailable: { mark: 'off', icon: Minus },
  talking: { mark: 'talking', icon: Phone },
  wrapUp: { mark: 'wrapup', icon: Pencil },
};

/** The agent's state as colour and shape; the word stands beside it. */
export const AgentMark = ({ state }: { state: AgentState['name'] }) => {
  const { mark, icon: Drawing } = marks[state];
  return (
    <span className="sd" data-s={mark} aria-hidden="true">
      <Drawing focusable="false" />
    </span>
  );
};
