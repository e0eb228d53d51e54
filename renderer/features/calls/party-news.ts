import type { Words } from '../../platform/i18n';
import type { Call } from '../../model/call';

const isSomebodyElse = (before: Call, after: Call): boolean =>
  before.remote.number !== after.remote.number ||
  before.remote.anonymous !== after.remote.anonymous;

/** What changed between the parties of a call, as it is spoken; null: nothing to say. */
export const partyNews = (
  t: Words,
  change: { before: Call; after: Call; who: string },
): { text: string; how: 'polite' | 'assertive' } | null => {
  const { before, after, who } = change;
  if (before.handover === null && after.handover !== null) {
    const { displayName, number } = after.handover.from;
    return { text: t('calls.announce.handover', { who: displayName || number }), how: 'polite' };
  }
  if (after.noteSent === 'refused' && before.noteSent !== 'refused')
    return { text: t('calls.announce.noteRefused'), how: 'polite' };
  if (after.phase.name !== 'talking' || before.phase.name !== 'talking') return null;
  if (isSomebodyElse(before, after))
    return { text: t('calls.announce.replaced', { who }), how: 'assertive' };
  if (before.transfer.step !== after.transfer.step) {
    if (after.transfer.step === 'failed')
      return {
        text:
          after.transfer.status === null
            ? t('calls.announce.transferUnheard')
            : t('calls.announce.transferFailed'),
        how: 'assertive',
      };
    if (after.transfer.step === 'sent')
      return { text: t('calls.announce.transferring'), how: 'polite' };
  }
  if (before.conference !== after.conference)
    return {
      text: t(after.conference ? 'calls.announce.conference' : 'calls.announce.conferenceOver'),
      how: 'polite',
    };
  if (before.silenced !== after.silenced)
    return {
      text: t(after.silenced ? 'calls.announce.silenced' : 'calls.announce.unsilenced', {
        name: who,
      }),
      how: 'polite',
    };
  return null;
};
