import type { ReactNode } from 'react';
import type { StripViews } from '../../renderer/calls/view';
import type { GalleryState } from './gallery-state';

/** The right-hand side of the workspace. */
export const customerPane = (): ReactNode => null;

/** What the strip borrows from the Customer pane. */
export const stripViews: StripViews | undefined = undefined;

export const customerStates: Record<string, GalleryState> = {};
