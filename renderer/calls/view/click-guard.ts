import { useLayoutEffect, useRef, type RefObject, type SyntheticEvent } from 'react';

/** How long the stage ignores clicks after a change: a click that was meant for what stood there before. */
export const guardMs = 600;

/**
 * Answer and Hang up never stand in one place, but a stage that changes under the pointer could still turn
 * a click into another deed. Answers the handler that swallows clicks while the guard is up.
 */
export const useClickGuard = (key: string, stage: RefObject<HTMLElement | null>) => {
  const upUntil = useRef(0);
  const lastKey = useRef(key);
  useLayoutEffect(() => {
    if (lastKey.current === key) return;
    lastKey.current = key;
    const element = stage.current;
    if (!element) return;
    upUntil.current = performance.now() + guardMs;
    element.dataset['guard'] = 'up';
    const timer = setTimeout(() => {
      delete element.dataset['guard'];
    }, guardMs);
    return () => clearTimeout(timer);
  }, [key, stage]);
  return (event: SyntheticEvent) => {
    if (performance.now() >= upUntil.current) return;
    event.preventDefault();
    event.stopPropagation();
  };
};
