/*
 * Where the focus may go. Four attributes say what a place is:
 *   data-takes-focus         takes the focus when it appears: what the agent opened, a form, a question; not while
 *                            something is typed elsewhere
 *   data-focus-home="n"      where work goes on when nothing else has a claim; the lowest number that is there wins
 *   data-focus-falls="home"  what vanishes in here hands the focus home, never to what took its place: a second
 *                            press of the same key would do another deed (Hang up, then Call back);
 *                            "directly": only where the place itself loses one of its children
 *   data-focus-passes        a way to something else (the search): it gets nothing back
 */

const fields = 'input, select, textarea';
const focusable =
  'button, [href], input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';
const headings = 'h1, h2, h3';

const canBeSeen = (element: Element): boolean => {
  const visible: unknown = (element as Partial<Element>).checkVisibility?.({
    visibilityProperty: true,
  });
  return visible !== false;
};

/** In the page, in sight and not switched off. */
export const isUsable = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement &&
  element.isConnected &&
  !element.matches(':disabled') &&
  !element.closest('[hidden], [inert]') &&
  canBeSeen(element);

const firstOf = (root: Element, selector: string): HTMLElement | null =>
  [...root.querySelectorAll<HTMLElement>(selector)].find(isUsable) ?? null;

/** The first or last thing in `root`, itself included, that keys can reach. */
export const reachableIn = (
  root: Element,
  from: 'first' | 'last' = 'first',
): HTMLElement | null => {
  if (root.matches(focusable) && isUsable(root)) return root;
  const usable = [...root.querySelectorAll<HTMLElement>(focusable)].filter(isUsable);
  const stops = usable.filter((one) => one.tabIndex >= 0);
  const all = stops.length > 0 ? stops : usable;
  return all.at(from === 'first' ? 0 : -1) ?? null;
};

/** Something that is read, not pressed, can hold the focus as well; it is no stop of the Tab key. */
const holding = (element: HTMLElement): HTMLElement => {
  if (!element.hasAttribute('tabindex') && !element.matches(focusable)) element.tabIndex = -1;
  return element;
};

/** What asks for the focus in `root`: the place itself where it can hold it, else its first field or button. */
export const asksIn = (root: Element): HTMLElement | null => {
  const marked = root.matches('[data-takes-focus]') ? root : firstOf(root, '[data-takes-focus]');
  if (!isUsable(marked)) return null;
  if (marked.matches(focusable) || marked.hasAttribute('tabindex')) return marked;
  return firstOf(marked, fields) ?? reachableIn(marked) ?? holding(marked);
};

/** Where the agent goes on. */
export const homeIn = (root: ParentNode): HTMLElement | null => {
  const all = [...root.querySelectorAll<HTMLElement>('[data-focus-home]')].filter(isUsable);
  const rank = (one: HTMLElement) => Number(one.dataset['focusHome']);
  const [best] = all.sort((one, other) => rank(one) - rank(other));
  return best ? holding(best) : null;
};

/** What is read first in `root`. */
export const headingIn = (root: Element): HTMLElement | null => {
  const heading = root.matches(headings) && isUsable(root) ? root : firstOf(root, headings);
  return heading && holding(heading);
};

const nameOf = (element: Element): string =>
  [
    element.tagName,
    element.getAttribute('aria-label') ?? element.textContent?.trim(),
    element.getAttribute('name'),
  ].join('|');

/** The same thing, drawn anew. */
export const twinIn = (root: Element, gone: Element): HTMLElement | null => {
  const name = nameOf(gone);
  const alike = [...root.querySelectorAll<HTMLElement>(gone.tagName)];
  return alike.find((one) => one !== gone && isUsable(one) && nameOf(one) === name) ?? null;
};

/** The nearest thing that keys can reach around a gap: behind it, else before it, climbing up to `within`. */
export const nearestTo = (gap: {
  parent: Element;
  before: Node | null;
  after: Node | null;
}): HTMLElement | null => {
  let { before, after } = gap;
  let parent: Element | null = gap.parent;
  while (parent && parent !== parent.ownerDocument.body) {
    for (let one = after; one; one = one.nextSibling) {
      const found = one instanceof Element ? reachableIn(one) : null;
      if (found) return found;
    }
    for (let one = before; one; one = one.previousSibling) {
      const found = one instanceof Element ? reachableIn(one, 'last') : null;
      if (found) return found;
    }
    if (parent.matches('[data-region], [role="tabpanel"], [role="dialog"], main')) return null;
    before = parent.previousSibling;
    after = parent.nextSibling;
    parent = parent.parentElement;
  }
  return null;
};
