import type { HeadsetChosen } from '../../phone/headset';
import type { Words } from '../../platform/i18n';

/** What the choice did to microphone and speaker; what was so already is not worth a word. */
export const chosenWords = (t: Words, { name, microphone, speaker }: HeadsetChosen): string => {
  if (microphone === speaker)
    return microphone === 'stays' ? '' : t(`headset.follow.${microphone}.both`, { name });
  const said = { microphone, speaker };
  return (['microphone', 'speaker'] as const)
    .flatMap((role) => {
      const following = said[role];
      return following === 'stays' ? [] : [t(`headset.follow.${following}.${role}`, { name })];
    })
    .join(' ');
};
