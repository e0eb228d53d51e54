import { useLayoutEffect, useRef, type SyntheticEvent } from 'react';

/** How long the stage ignores clicks after a change: a click that was meant for what stood there before. */
export const guardMs = 600;

/**
 * Answer and Hang up never stand in one place, but a stage that changes under the pointer could still turn
 * a click into another deed. Swallows clicks while the guard is up; `data-guard` shows it to the styles.
 */
export const useClickGuard = (key: string) => {
  const stage = useRef<HTMLElement>(null);
  const upUntil = useRef(0);
  const lastKey = useRef(key);
  useLayoutEffect(() => {
    if (lastKey.current === key) return;
    lastKey.current = key;
    const element = stage.current;
    upUntil.current = performance.now() + guardMs;
    element?.setAttribute('data-guard', 'up');
    const timer = setTimeout(() => element?.removeAttribute('data-guard'), guardMs);
    return () => clearTimeout(timer);
  }, [key]);
  const onClickCapture = (event: SyntheticEvent) => {
    if (performance.now() >= upUntil.current) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { stage, onClickCapture };
};
