import { useEffect } from 'react';
import { useDesk } from '../../platform/desk';
import { workingKey } from '../../ui/hotkey-label';
import { isPressed } from '../../ui/window-keys';

const actions = ['answer', 'mute', 'hold'] as const;

/** The keys of the calls inside the window, where they are not the system's already. */
export const useDeskKeys = (onAnswered: () => void): void => {
  const desk = useDesk();
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
