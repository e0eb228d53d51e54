const modifiers = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Fn', 'NumLock'];

const pressedNotTyped =
  '[type="button"], [type="checkbox"], [type="color"], [type="file"], [type="image"], [type="radio"], [type="range"], [type="reset"], [type="submit"]';
const oneLine = `input:not(${pressedNotTyped}):not([readonly])`;
const severalLines = 'textarea:not([readonly]), [contenteditable]:not([contenteditable="false"])';

/** Whether this key changes what stands in the field it is pressed in. */
const types = (event: KeyboardEvent, field: Element): boolean => {
  const { key } = event;
  const several = field.matches(severalLines);
  if (!several && !field.matches(oneLine)) return false;
  if (event.isComposing || key === 'Process' || key === 'Dead') return true;
  // What AltGr gives is told as Ctrl and Alt on Windows.
  const held = event.ctrlKey || event.altKey || event.metaKey;
  if (held && !event.getModifierState('AltGraph')) return false;
  return (
    /^.$/u.test(key) || key === 'Backspace' || key === 'Delete' || (several && key === 'Enter')
  );
};

/** Whether the agent is in mid-word: the last key was a character, and no press came after it. */
export class TypingWatch {
  private field: Element | null = null;

  key(event: KeyboardEvent): void {
    if (modifiers.includes(event.key)) return;
    const { target } = event;
    this.field = target instanceof Element && types(event, target) ? target : null;
  }

  press(): void {
    this.field = null;
  }

  isIn(element: Element | null): boolean {
    return element !== null && element === this.field;
  }
}
