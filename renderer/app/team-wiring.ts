import {
  type AgentStateName,
  createTeamFlow,
  type ForwardRule,
  writePresence,
} from '../phone/team';
import type { Audio } from '../phone/audio';
import type { CallsFlow } from '../phone/calls';
import type { Clock, Log, ReadableStore } from '../kernel';
import type { Fact } from '../platform/services';
import type { SettingsDoor } from '../platform/settings';
import type { SipPhone } from '../phone/sip';
import { readXml } from '../phone/team/web/read-xml';
import { webStorage } from '../phone/team/web/web-storage';

interface Needs {
  audio: Audio;
  phone: SipPhone;
  agent: { store: ReadableStore<{ state: { name: AgentStateName } }> };
  calls: CallsFlow;
  clock: Clock;
  log: Log;
  settings: SettingsDoor;
  forwardRule: Fact<ForwardRule>;
}

/** Colleagues and the PBX's services on the phone, the calls and the settings of this desk. */
export const teamService = (needs: Needs) => {
  const { audio, phone, agent, calls, settings, forwardRule, clock, log } = needs;
  const team = createTeamFlow({
    port: phone.team,
    calls,
    settings,
    agent,
    clock,
    log,
    readXml,
    shelf: webStorage(() => clock.now()),
    announce: () => audio.ringer.announce(),
  });
  forwardRule.known(() => team.forwardRule);
  publishOwnState(needs);
  return { gives: { team }, doors: { team } };
};

const presenceOf = (name: AgentStateName) => {
  switch (name) {
    case 'available':
      return 'open';
    case 'talking':
    case 'wrapUp':
      return 'busy';
    case 'dnd':
      return 'dnd';
    case 'unavailable':
      return 'away';
  }
};

/** The agent's state goes to the PBX, where that is wanted, as it changes. */
const publishOwnState = ({ phone, agent, settings }: Needs): void => {
  let told: string | null = null;
  const look = () => {
    const value = settings.store.getState().settings;
    const wanted = value['team.publishPresence'].value && value['desk.line'].value === 'pbx';
    const domain = value['line.domain'].value;
    const document = wanted
      ? writePresence(
          `${value['line.user'].value}@${domain}`,
          presenceOf(agent.store.getState().state.name),
        )
      : null;
    if (document === told) return;
    told = document;
    phone.team.publish(document);
  };
  settings.store.subscribe(look);
  agent.store.subscribe(look);
  look();
};
