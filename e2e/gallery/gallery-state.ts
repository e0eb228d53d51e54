import type { ReactNode } from 'react';
import type { FakeDeskState } from './fake-desk';

/** One picture of the gallery: what the doors show, and what is drawn. */
export interface GalleryState {
  desk: FakeDeskState;
  /** What is drawn instead of the whole workspace (first start). */
  view?: () => ReactNode;
  /** Names of buttons that are clicked before the picture is taken, in English or French. */
  click?: { fr: string[]; en: string[] };
  /** What is typed into the first field that finds customers, before the picture is taken. */
  type?: string;
  /** What must last before it is shown: milliseconds before the picture is taken. */
  wait?: number;
  /** Which sizes make sense; both without it. */
  sizes?: ('wide' | 'strip' | 'small' | 'tall')[];
}
