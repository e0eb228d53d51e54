import type { FakeDeskState } from './fake-desk';
import type { GalleryState } from './gallery-state';
import { lossyUpward, nothingArrives, otherMicrophone, silentMicrophone } from './quality-states';

/** A call that is talked in, and how it is. */
export const qualityPictures = (talking: FakeDeskState): Record<string, GalleryState> => ({
  'quality-panel': {
    desk: talking,
    click: { fr: ['Qualité de l’appel'], en: ['Call quality'] },
  },
  'quality-poor': { desk: { ...talking, quality: { a: lossyUpward } } },
  'quality-poor-panel': {
    desk: { ...talking, quality: { a: lossyUpward } },
    click: { fr: ['Qualité de l’appel'], en: ['Call quality'] },
  },
  'silence-microphone': {
    desk: { ...talking, quality: { a: silentMicrophone } },
    click: { fr: ['Détails'], en: ['Details'] },
  },
  'silence-other-microphone': { desk: { ...talking, quality: { a: otherMicrophone } } },
  'silence-nothing-arrives': { desk: { ...talking, quality: { a: nothingArrives } } },
});
