export type EnterPress = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'isComposing'
>;

/** Enter as the end of a field: not with Ctrl, Alt or Meta, not to choose a word that is being composed (an IME). */
export const enterKey = (press: EnterPress): 'pressed' | 'held' | null => {
  if (press.key !== 'Enter' || press.isComposing) return null;
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  return press.repeat ? 'held' : 'pressed';
};
