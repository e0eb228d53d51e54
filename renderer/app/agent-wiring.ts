import { type AgentFlow, type AgentSnapshot, createAgentFlow } from '../features/agent';
import { talkedAndOver } from './ended-calls';
import type { AudioDoor } from '../phone/audio';
import type { Call, CallsDoor, CallsGate } from '../phone/calls';
import type { PhoneDoors } from '../phone/port';
import type { Clock } from '../kernel';
import type { SettingsDoor } from '../platform/settings';

/** Whether a new call may ring. What is chosen during a call applies after it, as the menu says. */
export const gateOf = ({
  state,
  choice,
  pending,
  microphoneUnavailable,
}: AgentSnapshot): CallsGate => {
  if (choice !== 'available' && !pending) return choice;
  // In a call, a microphone that went away is asked about; a second call may still be seen.
  return microphoneUnavailable && state.name !== 'talking' ? 'unavailable' : 'open';
};

/** The agent's state. */
export const agentService = ({ clock }: { clock: Clock }) => {
  const agent = createAgentFlow({ clock });
  return { gives: { agent }, doors: { agent } };
};

interface PhoneNeeds {
  agent: AgentFlow;
  calls: Pick<CallsDoor, 'store'>;
  remote: Pick<PhoneDoors, 'agentFacts'>;
}

const inConversation = (call: Call) => call.phase.name === 'talking';

/** Calls set the agent's state, and the phone is told whether one may ring in it. */
export const agentAndCalls = ({ agent, calls: { store }, remote }: PhoneNeeds): void => {
  store.subscribe(({ calls }) =>
    agent.callsChanged(calls.some(inConversation), calls.some(talkedAndOver)),
  );
  let told = '';
  const tell = () => {
    const snapshot = agent.store.getState();
    const facts = { gate: gateOf(snapshot), state: snapshot.state.name };
    if (JSON.stringify(facts) === told) return;
    told = JSON.stringify(facts);
    remote.agentFacts.are(facts);
  };
  agent.store.subscribe(tell);
  tell();
};

/**
 * While the microphone is refused or missing the agent takes no calls. One that another program holds is taken when
 * it is free, and the practice line needs none. Nothing is asked for here: only what is known counts.
 */
export const microphoneToAgent = ({
  audio: { door: audio },
  settings,
  agent,
}: {
  audio: { door: Pick<AudioDoor, 'store'> };
  settings: Pick<SettingsDoor, 'store'>;
  agent: Pick<AgentFlow, 'microphone'>;
}): void => {
  let usable = true;
  const look = () => {
    const { microphone } = audio.store.getState();
    const practising = settings.store.getState().settings['desk.line'].value === 'practice';
    const now = practising || (microphone !== 'refused' && microphone !== 'missing');
    if (now === usable) return;
    usable = now;
    agent.microphone(usable);
  };
  audio.store.subscribe(look);
  settings.store.subscribe(look);
  look();
};
