import { findAll, type XmlNode } from './xml-tree';

/** Dialogs of one watched address (RFC 4235), as far as they matter to somebody who wants to call. */
export interface DialogView {
  version: number;
  dialogs: ReadonlyMap<string, 'ringing' | 'busy'>;
}

export type DialogStep =
  | { view: DialogView }
  /** A partial document is missing: the full state has to be asked for. The view stays what it was. */
  | { gap: true }
  | { ignored: true };

const mostDialogs = 50;

const stateOf = (dialog: XmlNode): 'ringing' | 'busy' | 'over' => {
  const state = dialog.children.find((one) => one.name === 'state')?.text.toLowerCase() ?? '';
  const called = dialog.attributes['direction']?.toLowerCase() === 'recipient';
  switch (state) {
    case 'trying':
    case 'proceeding':
    case 'early':
      // Somebody who calls is as little free as somebody who talks.
      return called ? 'ringing' : 'busy';
    case 'confirmed':
      return 'busy';
    default:
      return 'over';
  }
};

/**
 * What a document makes of what was known (RFC 4235 section 4.3). A full document always counts: the dialog
 * it came in keeps the order (RFC 3261 section 12.2.2), and notifiers that restart count from nought again.
 * A partial one counts only right behind the last.
 */
export const applyDialogInfo = (before: DialogView | null, root: XmlNode): DialogStep => {
  const version = Number(root.attributes['version'] ?? Number.NaN);
  if (root.name !== 'dialog-info' || !Number.isSafeInteger(version) || version < 0)
    return { ignored: true };
  const full = root.attributes['state']?.toLowerCase() !== 'partial';
  if (!full) {
    if (!before) return { gap: true };
    if (version <= before.version) return { ignored: true };
    if (version !== before.version + 1) return { gap: true };
  }
  const dialogs = new Map(full ? [] : before?.dialogs);
  for (const dialog of findAll(root, 'dialog').slice(0, mostDialogs)) {
    const id = dialog.attributes['id'] ?? '';
    const state = stateOf(dialog);
    if (state === 'over') dialogs.delete(id);
    else if (dialogs.size < mostDialogs) dialogs.set(id, state);
  }
  return { view: { version, dialogs } };
};
