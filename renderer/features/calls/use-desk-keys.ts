import { useEffect } from 'react';
import { infoDoor } from '../../platform/desk/desk-info';
import { keysDoor } from '../../platform/desk/desk-keys';
import { useDoors } from '../../platform/doors';
import { settingsDoor } from '../../platform/settings/settings-door';
import { workingKey } from '../../ui/hotkey-label';
import { isPressed } from '../../ui/window-keys';

const actions = ['answer', 'mute', 'hold'] as const;

/** The keys of the calls inside the window, where they are not the system's already. */
export const useDeskKeys = (onAnswered: () => void): void => {
  const desk = useDoors(infoDoor, keysDoor, settingsDoor);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const isMac = desk.info.platform === 'macos';
      const action = actions.find((one) => {
        const key = workingKey(desk, one);
        return key && !key.everywhere && isPressed(key.accelerator, event, isMac);
      });
      if (!action) return;
      event.preventDefault();
      // A key that is held down is one press.
      if (!event.repeat) desk.keys.press(action);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [desk]);
  useEffect(
    () =>
      desk.keys.onAnswered(() => {
        // From another program the caret is not moved.
        if (document.hasFocus()) onAnswered();
      }),
    [desk, onAnswered],
  );
};
