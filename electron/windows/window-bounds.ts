import type { Bounds } from '../platform/ports';

export const minimumSize = { width: 320, height: 480 };

const isBounds = (value: unknown): value is Bounds =>
  typeof value === 'object' &&
  value !== null &&
  ['x', 'y', 'width', 'height'].every((name) =>
    Number.isInteger((value as Record<string, unknown>)[name]),
  );

/** Where the window was, if enough of it would still be seen: a screen may have been taken away. */
export const restoreBounds = (remembered: unknown, screens: readonly Bounds[]): Bounds | null => {
  if (!isBounds(remembered)) return null;
  const width = Math.max(minimumSize.width, remembered.width);
  const height = Math.max(minimumSize.height, remembered.height);
  const seen = screens.some((screen) => {
    const across =
      Math.min(remembered.x + width, screen.x + screen.width) - Math.max(remembered.x, screen.x);
    // The title bar must be in reach.
    const bar = remembered.y >= screen.y - 8 && remembered.y < screen.y + screen.height - 40;
    return across >= 100 && bar;
  });
  return seen ? { x: remembered.x, y: remembered.y, width, height } : null;
};
