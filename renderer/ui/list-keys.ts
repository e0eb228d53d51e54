/*
 * A list is one stop of the Tab key; arrows move inside it (ARIA authoring practices, roving tabindex). A list is
 * marked by `data-list`; `data-list="3"` stands in so many columns. What can be reached in it are its buttons and
 * what is marked `data-item`; a row is a `li`, an `article` or a line of the columns.
 */

const lists = '[data-list]';
const items = 'button, [href], [data-item]';
const typing = 'input, textarea, select, [contenteditable]';

const itemsOf = (list: Element): HTMLElement[] =>
  [...list.querySelectorAll<HTMLElement>(items)].filter(
    (one) => one.closest(lists) === list && !one.matches(':disabled'),
  );

const rowsOf = (list: HTMLElement): HTMLElement[][] => {
  const all = itemsOf(list);
  const columns = Number(list.dataset['list'] || 0);
  if (columns > 0)
    return Array.from({ length: Math.ceil(all.length / columns) }, (_, row) =>
      all.slice(row * columns, (row + 1) * columns),
    );
  const rows = new Map<Element, HTMLElement[]>();
  for (const one of all) {
    const row = one.closest('li, article') ?? one;
    const key = list.contains(row) && row !== list ? row : one;
    rows.set(key, [...(rows.get(key) ?? []), one]);
  }
  return [...rows.values()];
};

/** Exactly one of them is a stop: where the focus is or was, else what is chosen, else the first. */
const setStop = (list: Element, wanted?: HTMLElement): void => {
  const all = itemsOf(list);
  const stop =
    wanted ??
    all.find((one) => one === document.activeElement) ??
    all.find((one) => one.getAttribute('tabindex') === '0') ??
    all.find((one) => one.matches('[aria-current], [aria-pressed="true"]')) ??
    all[0];
  for (const one of all) {
    const tabindex = one === stop ? '0' : '-1';
    if (one.getAttribute('tabindex') !== tabindex) one.setAttribute('tabindex', tabindex);
  }
};

const listsIn = (node: Node): Element[] => {
  if (!(node instanceof Element)) return [];
  const around = node.closest(lists);
  return [...(around ? [around] : []), ...node.querySelectorAll(lists)];
};

/** Where a key leads from an item; null: nowhere, or it is no key of a list. */
const targetOf = (list: HTMLElement, at: HTMLElement, key: string): HTMLElement | null => {
  const rows = rowsOf(list);
  const row = rows.findIndex((one) => one.includes(at));
  const column = rows[row]?.indexOf(at) ?? -1;
  if (column < 0) return null;
  const inRow = (to: number) => rows[to]?.[Math.min(column, (rows[to]?.length ?? 1) - 1)] ?? null;
  const flat = rows.flat();
  const beside = (step: number) => flat[flat.indexOf(at) + step] ?? null;
  switch (key) {
    case 'ArrowDown':
      return inRow(row + 1);
    case 'ArrowUp':
      return inRow(row - 1);
    case 'ArrowRight':
      return beside(1);
    case 'ArrowLeft':
      return beside(-1);
    case 'Home':
      return flat[0] ?? null;
    case 'End':
      return flat.at(-1) ?? null;
    default:
      return null;
  }
};

/** Makes every list of the page one stop with arrows inside, until the answer is called. */
export const keepLists = (page: Document = document): (() => void) => {
  const onKey = (event: KeyboardEvent) => {
    const { target } = event;
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (!(target instanceof HTMLElement) || target.matches(typing)) return;
    const list = target.closest<HTMLElement>(lists);
    const next = list && targetOf(list, target, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    const list = target.closest(lists);
    if (list && itemsOf(list).includes(target)) setStop(list, target);
  };
  const observer = new MutationObserver((records) => {
    const touched = new Set<Element>();
    for (const { target, addedNodes } of records) {
      if (target instanceof Element) {
        const around = target.closest(lists);
        if (around) touched.add(around);
      }
      for (const node of addedNodes) for (const list of listsIn(node)) touched.add(list);
    }
    for (const list of touched) setStop(list);
  });
  observer.observe(page.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled'],
  });
  page.addEventListener('keydown', onKey);
  page.addEventListener('focusin', onFocus);
  for (const list of page.querySelectorAll(lists)) setStop(list);
  return () => {
    observer.disconnect();
    page.removeEventListener('keydown', onKey);
    page.removeEventListener('focusin', onFocus);
  };
};
