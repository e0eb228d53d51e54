import { callBackTarget, type Call, type CallsDoor, type CallsNews } from '../phone/calls';
import type { NotesDoor } from '../book/customers';

/** Talked to and over, for the agent at least: something to write up. */
export const talkedAndOver = ({ phase }: Call): boolean =>
  phase.name === 'ending'
    ? phase.talkedSince !== null
    : phase.name === 'ended' && phase.talkedSeconds > 0;

interface Parts {
  calls: Pick<CallsDoor, 'store' | 'dismiss' | 'onEvent'>;
  notes: Pick<NotesDoor, 'store'>;
}

/**
 * Ended calls leave the list, so that none stands in the way of a new one: at the agent's own call all; when
 * another is answered, all but what one key calls back; when it only rings, what was never talked in and has no
 * note. The log has them.
 */
export const endedCallsMakeRoom = ({ calls, notes }: Parts): void => {
  const isNoted = ({ interactionId }: Call) =>
    (notes.store.getState().drafts[interactionId]?.text ?? '') !== '';
  const stays = (call: Call, news: CallsNews) => {
    if (news.kind === 'callAnswered') return callBackTarget(call) !== null;
    return news.call.direction === 'in' && (talkedAndOver(call) || isNoted(call));
  };
  calls.onEvent((news) => {
    const begins = news.kind === 'callStarted' && !news.turnedAway;
    if (!begins && news.kind !== 'callAnswered') return;
    for (const call of calls.store.getState().calls) {
      const other = call.id !== news.call.id && call.phase.name === 'ended';
      if (other && !stays(call, news)) calls.dismiss(call.id);
    }
  });
};
