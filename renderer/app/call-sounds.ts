import { type Call, type CallsFlow, ringBackNeeded, ringingMode } from '../phone/calls';
import type { createAudio } from '../phone/audio';
import type { AgentFlow } from '../features/agent';
import { talkedAndOver } from './ended-calls';

interface Needs {
  calls: CallsFlow;
  audio: Pick<ReturnType<typeof createAudio>, 'ringer'>;
  agent: AgentFlow;
}

const inConversation = (call: Call) => call.phase.name === 'talking';

const sayHowItEnded = ({ audio }: Needs, call: Call) => {
  if (call.phase.name !== 'ended') return;
  const { end } = call.phase;
  if (end.by === 'agent') return;
  if (end.reason === 'busy') audio.ringer.ended('busy');
  else if (end.reason === 'lineLost' || end.reason === 'mediaFailed') audio.ringer.ended('lost');
  else if (end.reason === 'hungUp') audio.ringer.ended('remoteHungUp');
};

/** Calls ring and are heard to end, and set the agent's state. */
export const callsToRingerAndAgent = (needs: Needs): void => {
  const { calls: flow, audio, agent } = needs;
  flow.store.subscribe(({ calls }) => {
    audio.ringer.incoming(ringingMode(calls));
    audio.ringer.ringBack(ringBackNeeded(calls));
    agent.callsChanged(calls.some(inConversation), calls.some(talkedAndOver));
  });
  flow.onEvent(({ kind, call }) => {
    if (kind === 'callEnded' && call.consults === null) sayHowItEnded(needs, call);
  });
};
