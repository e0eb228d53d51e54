import type { ColleagueState } from './team';
import { applyDialogInfo, type DialogView } from './dialog-info';
import { readPresence, type PresenceView } from './pidf';
import type { WatchedEvent } from './team-port';
import type { XmlNode } from './xml-tree';

/** What is known of one watched address from both packages. Null: nothing. */
export interface Known {
  dialog: DialogView | null;
  presence: PresenceView | null;
}

export type KnownEvent =
  | { kind: 'document'; event: WatchedEvent; root: XmlNode | null; first: boolean }
  | { kind: 'unknown'; event: WatchedEvent };

export interface KnownStep {
  known: Known;
  /** The full state has to be asked for. */
  ask: boolean;
}

export const nothingKnown: Known = { dialog: null, presence: null };

/** Total: a document that cannot be read changes nothing, and nothing is guessed from it. */
export const learn = (known: Known, event: KnownEvent): KnownStep => {
  const stay = { known, ask: false };
  if (event.event === 'message-summary') return stay;
  if (event.kind === 'unknown')
    return {
      known: event.event === 'dialog' ? { ...known, dialog: null } : { ...known, presence: null },
      ask: false,
    };
  if (!event.root) return stay;
  if (event.event === 'presence') {
    const presence = readPresence(event.root);
    return presence ? { known: { ...known, presence }, ask: false } : stay;
  }
  // A new subscription begins with the full state; what an earlier one said does not count.
  const step = applyDialogInfo(event.first ? null : known.dialog, event.root);
  if ('view' in step) return { known: { ...known, dialog: step.view }, ask: false };
  return 'gap' in step ? { known, ask: true } : stay;
};

/** One word for both: what they do on the phone first, then what they say of themselves. */
export const stateOf = ({ dialog, presence }: Known): ColleagueState => {
  const doing = dialog ? [...dialog.dialogs.values()] : [];
  if (doing.includes('busy')) return 'busy';
  if (doing.includes('ringing') || presence === 'ringing') return 'ringing';
  switch (presence) {
    case 'dnd':
    case 'away':
    case 'busy':
      return presence;
    case 'closed':
      return 'offline';
    case 'open':
      return 'free';
    case null:
      return dialog ? 'free' : 'unknown';
  }
};
