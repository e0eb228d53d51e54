import {
  asksIn,
  headingIn,
  homeIn,
  isUsable,
  nearestTo,
  reachableIn,
  twinIn,
} from './focus-places';
import { TypingWatch } from './typing-watch';

/** What stood where something was taken away. */
interface Gap {
  parent: Element;
  before: Node | null;
  after: Node | null;
  /** What was put there at the same time. */
  added: Element[];
}

/** How far back the way of the focus is remembered. */
const remembered = 12;

/** A press beside everything lets go of the focus on purpose. Milliseconds. */
const pressCounts = 100;

const isElement = (node: Node): node is Element => node.nodeType === 1;

const gapsOf = (records: readonly MutationRecord[]): Map<Node, Gap> => {
  const gaps = new Map<Node, Gap>();
  const addedTo = new Map<Node, Set<Element>>();
  for (const { target, addedNodes } of records)
    for (const node of addedNodes)
      if (isElement(node)) addedTo.set(target, (addedTo.get(target) ?? new Set()).add(node));
  for (const { target, removedNodes, previousSibling, nextSibling } of records)
    for (const node of removedNodes) {
      if (!isElement(target) || node.isConnected) continue;
      const added = [...(addedTo.get(target) ?? [])].filter((one) => one.parentNode === target);
      gaps.set(node, { parent: target, before: previousSibling, after: nextSibling, added });
    }
  return gaps;
};

const rootOf = (element: Node): Node => {
  let root = element;
  while (root.parentNode) root = root.parentNode;
  return root;
};

/**
 * The focus never falls to the page. What opens takes it (`data-takes-focus`), but not from a word that is being typed.
 * When what has it goes, then whatever opened that gets it back, else what took its place, else the nearest neighbour,
 * else the place where work goes on. One mechanism for every screen: it watches the document, asked for by nobody.
 */
class FocusKeeper {
  private held: HTMLElement | null = null;
  private way: HTMLElement[] = [];
  private turn = 0;
  private pressedAt = Number.NEGATIVE_INFINITY;
  /** The turn of the last key or press: whatever was there before was gone to, not opened. */
  private askedAt = 0;
  /** Holds the focus for a place that is still being drawn. */
  private standIn: HTMLElement | null = null;
  /** What the focus goes back to if it comes there. */
  private awaited: Node[] = [];
  /** What had the focus before the stand-in: whatever comes there was opened by it. */
  private cameFrom: HTMLElement | null = null;
  private readonly focusedAt = new WeakMap<Node, number>();
  private readonly insertedAt = new WeakMap<Node, number>();
  private readonly openers = new WeakMap<Node, HTMLElement>();
  private readonly gaps = new WeakMap<Node, Gap>();
  private readonly typing = new TypingWatch();
  private readonly observer: MutationObserver;

  constructor(private readonly page: Document) {
    this.observer = new MutationObserver((records) => this.changed(records));
  }

  begin(): () => void {
    const { page, observer } = this;
    observer.observe(page.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled', 'hidden', 'inert'],
    });
    page.addEventListener('focusin', this.onFocus);
    page.addEventListener('focusout', this.onBlur);
    page.addEventListener('pointerdown', this.onPress, true);
    page.addEventListener('keydown', this.onKey, true);
    if (this.isNowhere()) this.give(asksIn(page.body) ?? homeIn(page) ?? headingIn(page.body));
    return () => {
      observer.disconnect();
      page.removeEventListener('focusin', this.onFocus);
      page.removeEventListener('focusout', this.onBlur);
      page.removeEventListener('pointerdown', this.onPress, true);
      page.removeEventListener('keydown', this.onKey, true);
    };
  }

  /** Into what the agent asked for: its heading is read, nothing in it is pressed by mistake. */
  enter(root: HTMLElement): void {
    const target = asksIn(root) ?? headingIn(root);
    if (target) return this.give(target);
    this.wait(root, []);
  }

  private readonly onPress = () => {
    this.pressedAt = performance.now();
    this.typing.press();
    this.asked();
  };

  private readonly onKey = (event: KeyboardEvent) => {
    this.typing.key(event);
    this.asked();
  };

  private asked() {
    this.turn += 1;
    this.askedAt = this.turn;
  }

  private readonly onFocus = (event: FocusEvent) => {
    if (!(event.target instanceof HTMLElement)) return;
    // What was inserted before this is known before it is asked who opened whom.
    this.note(this.observer.takeRecords());
    const { target } = event;
    const from = this.held && this.held === this.standIn ? this.cameFrom : this.held;
    if (from && from !== target) this.rememberOpener(from, target);
    this.turn += 1;
    this.focusedAt.set(target, this.turn);
    this.held = target;
    this.standIn = null;
    this.way = [...this.way.filter((one) => one !== target), target].slice(-remembered);
  };

  /** A field that gave itself up: the focus goes back to where it was before. */
  private readonly onBlur = (event: FocusEvent) => {
    if (event.relatedTarget || !(event.target instanceof HTMLElement)) return;
    const { target } = event;
    queueMicrotask(() => {
      if (!this.isNowhere() || !target.isConnected || !this.page.hasFocus()) return;
      if (performance.now() - this.pressedAt < pressCounts) this.held = null;
      else
        this.give(this.way.findLast((one) => one !== target && isUsable(one)) ?? homeIn(this.page));
    });
  };

  private rememberOpener(from: HTMLElement, to: HTMLElement) {
    // What is only read opens nothing.
    if (from.tabIndex < 0 || from.closest('[data-focus-passes]')) return;
    const since = Math.max(this.askedAt, this.focusedAt.get(from) ?? 0);
    for (let root: Node | null = to; root && !root.contains(from); root = root.parentNode)
      if ((this.insertedAt.get(root) ?? 0) > since) this.openers.set(root, from);
  }

  private note(records: readonly MutationRecord[]) {
    if (records.length === 0) return;
    this.turn += 1;
    for (const { addedNodes } of records)
      for (const node of addedNodes) this.insertedAt.set(node, this.turn);
    for (const [node, gap] of gapsOf(records)) this.gaps.set(node, gap);
  }

  private changed(records: readonly MutationRecord[]) {
    this.note(records);
    const at = this.page.activeElement;
    const opened = this.typing.isIn(at) && isUsable(at) ? null : this.openedBy(records);
    if (opened) this.give(opened);
    else if (this.held && !isUsable(this.held) && this.isNowhere()) this.restore(this.held);
    this.lookForAwaited();
  }

  /** A place whose contents are still being read holds the focus until they are there. */
  private wait(place: Element, awaited: Node[]) {
    if (!(place instanceof HTMLElement)) return;
    if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
    if (this.standIn !== place) this.cameFrom = this.held;
    this.give(place);
    this.standIn = place;
    this.awaited = awaited;
  }

  private lookForAwaited() {
    const place = this.standIn;
    if (!place || this.page.activeElement !== place) return;
    for (const one of this.awaited) {
      const twin = isElement(one) && !one.isConnected ? twinIn(place, one) : null;
      if (twin) return this.give(twin);
    }
    this.give(asksIn(place) ?? headingIn(place));
  }

  private openedBy(records: readonly MutationRecord[]): HTMLElement | null {
    for (const { addedNodes } of records)
      for (const node of addedNodes) {
        const asking = isElement(node) && node.isConnected ? asksIn(node) : null;
        if (asking) return asking;
      }
    return null;
  }

  private restore(lost: HTMLElement) {
    const opener = this.openerOf(lost);
    const empty = this.stillEmpty(lost);
    if (empty && !isUsable(opener ?? null)) return this.wait(empty, opener ? [opener] : []);
    const chain: Node[] = [];
    for (let one: HTMLElement | undefined = lost; one && !chain.includes(one);) {
      if (isUsable(one)) return this.give(one);
      chain.push(one);
      const twin = this.drawnAnew(one, lost);
      if (twin) return this.give(twin);
      one = this.openerOf(one);
    }
    for (const one of chain) {
      const target = this.inPlaceOf(one);
      if (target) return this.give(target);
    }
    this.give(homeIn(this.page) ?? headingIn(this.page.body));
  }

  private openerOf(element: HTMLElement): HTMLElement | undefined {
    for (let root: Node | null = element; root; root = root.parentNode) {
      const opener = this.openers.get(root);
      if (opener) return opener;
    }
    return undefined;
  }

  private gapOf(element: Node): Gap | null {
    const gap = this.gaps.get(rootOf(element));
    if (gap?.parent.isConnected) return gap;
    return gap ? this.gapOf(gap.parent) : null;
  }

  /** Where something took the place of what went, and has nothing in it yet. */
  private stillEmpty(element: Node): Element | null {
    const gap = this.gapOf(element);
    if (gap?.parent.closest('[data-focus-falls]')) return null;
    const there = gap?.added.filter((one) => one.isConnected) ?? [];
    return gap &&
      there.length > 0 &&
      there.every((one) => one.childElementCount === 0 && !one.textContent)
      ? gap.parent
      : null;
  }

  /** Not of what just went itself: its twin has another meaning (the next row of a list). */
  private drawnAnew(element: HTMLElement, lost: HTMLElement): HTMLElement | null {
    if (element === lost || element.isConnected) return null;
    const gap = this.gapOf(element);
    return gap && twinIn(gap.parent, element);
  }

  private inPlaceOf(element: Node): HTMLElement | null {
    if (element.isConnected) {
      const parent = element.parentElement;
      if (!parent) return null;
      return nearestTo({ parent, before: element.previousSibling, after: element.nextSibling });
    }
    const gap = this.gapOf(element);
    if (!gap) return null;
    const { parent, added } = gap;
    if (parent.matches('[data-focus-falls]') || parent.closest('[data-focus-falls="home"]'))
      return homeIn(this.page);
    const there = added.filter((one) => one.isConnected);
    for (const find of [asksIn, homeIn, headingIn, reachableIn])
      for (const one of there) {
        const target = find(one);
        if (target) return target;
      }
    return nearestTo(gap);
  }

  private isNowhere(): boolean {
    const { activeElement, body } = this.page;
    return !activeElement || activeElement === body || !isUsable(activeElement);
  }

  private give(target: HTMLElement | null) {
    target?.focus();
  }
}

const keepers = new WeakMap<Document, FocusKeeper>();

const keeperOf = (page: Document): FocusKeeper => {
  const known = keepers.get(page);
  if (known) return known;
  const made = new FocusKeeper(page);
  keepers.set(page, made);
  return made;
};

/** Keeps the focus from falling to the page, until the answer is called. */
export const keepFocus = (page: Document = document): (() => void) => keeperOf(page).begin();

/** Puts the focus into what the agent asked to see. */
export const focusInto = (place: HTMLElement): void => keeperOf(place.ownerDocument).enter(place);
