import {
  MicOff,
  Mic,
  Pause,
  Phone,
  PhoneForwarded,
  Play,
  UserRound,
  type LucideIcon,
} from 'lucide-react';
import type { ComponentProps } from 'react';
import { useStore } from 'zustand';
import { callsDoor } from '../../phone/calls/calls-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import type { Call } from '../../model/call';
import { commandsFor } from '../../phone/calls/call-rules';
import { conferenceOf } from '../../phone/calls/conversation-rules';
import { useCaller } from './caller';
import { SinceText } from './since';

const PartyState = ({ call }: { call: Call }) => {
  const { t } = useWords();
  const { wanted, actual, syncing, since, byRemote } = call.hold;
  if (actual && wanted && since !== null)
    return <SinceText since={since} text={(time) => t('calls.partyHeld', { time })} />;
  if (wanted) return t('calls.holding');
  if (actual || syncing) return t('calls.partyOnItsWay');
  if (byRemote) return t('calls.otherHeldByRemote');
  return t(call.silenced ? 'calls.partySilenced' : 'calls.partyHeard');
};

interface DeedProps extends ComponentProps<'button'> {
  icon: LucideIcon;
  words: string;
  /** Whom it is done to as well; it contains the words. */
  label: string;
}

const Deed = ({ icon, words, label, className = '', ...rest }: DeedProps) => (
  <button type="button" className={`deed ${className}`} aria-label={label} title={label} {...rest}>
    <Icon of={icon} size="s" />
    <span className="cut">{words}</span>
  </button>
);

/** One voice of the conference, with its own mute, hold and end. */
const Party = ({ call, all }: { call: Call; all: Call[] }) => {
  const desk = useDoors(callsDoor);
  const { t } = useWords();
  const { name } = useCaller(call);
  const can = commandsFor(call, all);
  const { silenced, hold } = call;
  return (
    <li className="party" data-held={hold.wanted ? 'yes' : undefined}>
      <div className="l1">
        <b className="cut">{name}</b>
        <span className="l2 num cut">
          <PartyState call={call} />
        </span>
      </div>
      <div className="deeds">
        <Deed
          icon={silenced ? MicOff : Mic}
          words={t(silenced ? 'calls.unmute' : 'calls.mute')}
          label={t(silenced ? 'calls.unsilencePerson' : 'calls.silencePerson', { name })}
          data-on={silenced ? 'yes' : undefined}
          onClick={() => desk.calls[silenced ? 'unsilence' : 'silence'](call.id)}
        />
        <Deed
          icon={hold.wanted ? Play : Pause}
          words={t(hold.wanted ? 'calls.resume' : 'calls.hold')}
          label={t(hold.wanted ? 'calls.resumePerson' : 'calls.holdPerson', { name })}
          data-on={hold.wanted ? 'yes' : undefined}
          disabled={!can.has(hold.wanted ? 'resume' : 'hold')}
          onClick={() => desk.calls[hold.wanted ? 'resume' : 'hold'](call.id)}
        />
        <Deed
          icon={UserRound}
          words={t('calls.separate')}
          label={t('calls.separateName', { name })}
          onClick={() => desk.calls.separate(call.id)}
        />
        <Deed
          className="hang"
          icon={Phone}
          words={t('calls.hangUp')}
          label={t('calls.hangUpPerson', { name })}
          onClick={() => desk.calls.hangUp(call.id)}
        />
      </div>
    </li>
  );
};

/** Everybody in the three-way call; the agent's own controls stay on the tiles above. */
export const ConferenceCard = () => {
  const desk = useDoors(callsDoor);
  const { t } = useWords();
  const all = useStore(desk.calls.store, (state) => state.calls);
  const parties = conferenceOf(all);
  const [first] = parties;
  if (!first || parties.length < 2) return null;
  return (
    <section className="other conference" data-s="talking" aria-label={t('calls.conference')}>
      <ul data-list>
        {parties.map((call) => (
          <Party key={call.id} call={call} all={all} />
        ))}
      </ul>
      {commandsFor(first, all).has('leave') && (
        <div className="acts">
          <Button grow icon={PhoneForwarded} onClick={() => desk.calls.leave(first.id)}>
            {t('calls.leave')}
          </Button>
        </div>
      )}
    </section>
  );
};
