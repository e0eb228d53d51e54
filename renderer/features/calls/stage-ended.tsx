import { Pencil, Phone, PhoneMissed, Unplug, type LucideIcon } from 'lucide-react';
import { useStore } from 'zustand';
import { agentDoor } from '../agent/agent-door';
import { callsDoor } from '../../phone/calls/calls-door';
import { useDoors } from '../../platform/doors';
import { longDuration, timeToTheSecond, timeOfDay, useWords } from '../../platform/i18n';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { phoneText } from '../../ui/phone-text';
import type { Call } from '../../model/call';
import { useCaller, useCountry } from './caller';
import { CallerLines } from './caller-lines';
import { endKey, endWords, wasInVain, wasMissed, type EndFacts } from './end-words';
import { useOtherSide } from './other-side';
import { PracticeMark } from './practice-mark';
import { Since } from './since';
import { useDialling } from './use-dial';

interface End extends EndFacts {
  at: number | null;
  redirectTo: string | null;
  unconfirmed: boolean;
}

const endOf = (call: Call): End => {
  const { phase, direction, practice } = call;
  if (phase.name === 'ended') {
    const { end, talkedSeconds } = phase;
    return {
      direction,
      practice,
      reason: end.reason,
      by: end.by,
      talkedSeconds,
      at: end.at,
      redirectTo: end.redirectTo ?? null,
      unconfirmed: end.unconfirmed ?? false,
    };
  }
  const ending = phase.name === 'ending' ? phase : null;
  const talked = ending?.talkedSince ? (ending.since - ending.talkedSince) / 1000 : 0;
  return {
    direction,
    practice,
    reason: ending?.reason ?? 'hungUp',
    by: 'agent',
    talkedSeconds: Math.max(0, Math.round(talked)),
    at: ending?.since ?? null,
    redirectTo: null,
    unconfirmed: false,
  };
};

/** How the call ended, in plain words, and the likely next act. */
export const StageEnded = ({ call, lost }: { call: Call; lost: boolean }) => {
  const desk = useDoors(agentDoor, callsDoor);
  const { t, language } = useWords();
  const caller = useCaller(call);
  const dialling = useDialling();
  const dialAgain = async (target: string) => {
    if (await dialling.dial(target)) desk.calls.dismiss(call.id);
  };
  const agent = useStore(desk.agent.store, (state) => state.state);
  const country = useCountry();
  const side = useOtherSide(call);
  const end = endOf(call);
  const missed = wasMissed(end);
  const [icon, words]: [LucideIcon, string] = lost
    ? [Unplug, t('calls.lostAt', { time: timeToTheSecond(end.at ?? call.startedAt) })]
    : missed
      ? [PhoneMissed, t('calls.missedAt', { time: timeOfDay(end.at ?? call.startedAt) })]
      : [Pencil, t('calls.ended')];
  // A colleague who called is no customer.
  const byColleague = side.kind === 'colleague' && endKey(end) === 'hungUpByCaller';
  const reason = byColleague ? t('calls.end.hungUpByCallee') : endWords(t, end);
  const facts = [
    end.talkedSeconds > 0 ? longDuration(end.talkedSeconds, language) : '',
    missed && end.reason === 'missed' ? caller.number : reason,
    end.redirectTo ? t('calls.redirectedTo', { target: phoneText(end.redirectTo, country) }) : '',
  ].filter(Boolean);
  const again = end.redirectTo ?? caller.target;
  const offersAgain = again !== null && (lost || missed || wasInVain(end));
  const wrapUp = agent.name === 'wrapUp';
  return (
    <>
      <div className="stage-top">
        <span className="state">
          <Icon of={icon} size="s" />
          {words}
        </span>
        <span className="grow" />
        {call.practice && <PracticeMark />}
        {wrapUp && <Since since={agent.since} className="num strong" />}
      </div>
      <CallerLines caller={{ ...caller, number: '', detail: '' }} small />
      <p className="sub reason">{facts.join(' · ')}</p>
      {end.unconfirmed && <p className="sub reason">{t('calls.unconfirmed')}</p>}
      {dialling.fault && (
        <p className="sub reason" role="alert">
          {dialling.fault}
        </p>
      )}
      {(offersAgain || !wrapUp) && (
        <div className="foot">
          {offersAgain && (
            <Button kind="go" call grow icon={Phone} onClick={() => void dialAgain(again)}>
              {end.redirectTo
                ? t('calls.callTarget', { target: phoneText(end.redirectTo, country) })
                : t(end.direction === 'in' ? 'calls.callBack' : 'calls.redial')}
            </Button>
          )}
          {!offersAgain && <span className="grow" />}
          {!wrapUp && (
            <Button call hint="Ctrl ↵" onClick={() => desk.calls.dismiss(call.id)}>
              {t('calls.closeCall')}
            </Button>
          )}
        </div>
      )}
    </>
  );
};
