import type { StoreApi } from 'zustand/vanilla';
import type { CallId } from '../calls';
import { announceMs, autoAnswerIn } from './auto-answer';
import type { TeamSnapshot } from './team-door';
import type { TeamFlowParts } from './team-flow';

/** Calls that IT wants answered without a hand: a tone in the agent's ear, then the microphone, never before. */
export const followAutoAnswer = (
  { calls, settings, agent, clock, announce }: TeamFlowParts,
  store: StoreApi<TeamSnapshot>,
): void => {
  const rule = () => settings.store.getState().settings['line.autoAnswer'];
  const mark = (id: CallId, what: 'announcing' | 'answered') =>
    store.setState((state) => ({ autoAnswers: { ...state.autoAnswers, [id]: what } }));
  const forget = (id: CallId) =>
    store.setState(({ autoAnswers }) => ({
      autoAnswers: Object.fromEntries(Object.entries(autoAnswers).filter(([key]) => key !== id)),
    }));
  /** Looked at anew at every step: a second call or a changed mind stops it. */
  const waitFor = (id: CallId): number | null => {
    const { calls: all } = calls.store.getState();
    const call = all.find((one) => one.id === id);
    if (call?.phase.name !== 'ringing') return null;
    const others = all.filter(
      (one) => one.id !== id && one.phase.name !== 'ended' && one.phase.name !== 'ending',
    );
    return autoAnswerIn({
      rule: rule().value,
      source: rule().source,
      answerAfter: call.answerAfter,
      agent: agent.store.getState().state.name,
      otherCalls: others.length,
    });
  };
  const answer = (id: CallId) => {
    if (waitFor(id) === null) return forget(id);
    mark(id, 'answered');
    calls.answer(id);
  };
  const begin = (id: CallId) => {
    if (waitFor(id) === null) return;
    mark(id, 'announcing');
    // An output that has to be opened first sounds late; one that never sounds leaves the call ringing.
    let awaited = 2;
    const over = () => {
      awaited -= 1;
      if (awaited === 0) answer(id);
    };
    void announce().then(over);
    clock.after(announceMs, over);
  };
  calls.onEvent((news) => {
    const { id, direction } = news.call;
    if (news.kind === 'callEnded') return forget(id);
    if (news.kind !== 'callStarted' || direction !== 'in' || news.turnedAway) return;
    // The call is shown a moment after it is told.
    clock.after(0, () => {
      const wait = waitFor(id);
      if (wait !== null) clock.after(wait, () => begin(id));
    });
  });
};
