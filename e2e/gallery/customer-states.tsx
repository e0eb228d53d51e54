import type { GalleryState } from './gallery-state';

export const customerStates: Record<string, GalleryState> = {};
