export interface FirstPaint {
  /** Resolves once the first screen is painted; in a hidden window, which paints nothing, a moment after it was drawn. */
  seen: Promise<void>;
  /** The first screen is in the document. */
  drawn(): void;
}

const hiddenMs = 250;
/** A screen that is never drawn keeps the telephone from nobody. */
const atLatestMs = 3_000;

/** What the first screen does not need is fetched after it: until then the machine draws. */
export const createFirstPaint = (): FirstPaint => {
  let resolve: () => void = () => undefined;
  const seen = new Promise<void>((done) => {
    resolve = done;
  });
  setTimeout(() => resolve(), atLatestMs);
  return {
    seen,
    drawn: () => {
      // The second callback follows the paint of the first.
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
      setTimeout(resolve, hiddenMs);
    },
  };
};
