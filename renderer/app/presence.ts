import type { DeskBridge, DeskPresence } from '@contract';
import type { AgentDoor } from '../features/agent';
import type { CallsDoor } from '../phone/calls';
import type { SettingsDoor } from '../platform/settings';
import { isRefused, type LineDoor, type LineState } from '../phone/line';

const lineWord = (state: LineState, practice: boolean): DeskPresence['line'] => {
  switch (state.phase) {
    case 'ready':
      return practice ? 'practice' : 'ready';
    case 'connecting':
    case 'registering':
      return state.attempt > 0 ? 'reconnecting' : 'connecting';
    case 'waiting':
      return isRefused(state) ? 'refused' : 'reconnecting';
    case 'refused':
    case 'off':
      return state.phase;
  }
};

export interface StateNeeds {
  line: Pick<LineDoor, 'store'>;
  agent: Pick<AgentDoor, 'store'>;
  settings: Pick<SettingsDoor, 'store'>;
}

/** The line and the agent in the words that the desktop has for them. */
export const deskState = (desk: StateNeeds): Pick<DeskPresence, 'line' | 'agent'> => {
  const practice = desk.settings.store.getState().settings['desk.line'].value === 'practice';
  return {
    line: lineWord(desk.line.store.getState().state, practice),
    agent: desk.agent.store.getState().state.name,
  };
};

/** The little that the main process shows and does for the calls. */
export const presenceOf = (
  desk: StateNeeds & { calls: Pick<CallsDoor, 'store'> },
  words: {
    language: 'fr' | 'en';
    describeRinging(callId: string): { title: string; body: string };
  },
): DeskPresence => {
  const { calls } = desk.calls.store.getState();
  const ringing = calls.find((call) => call.phase.name === 'ringing');
  return {
    ...deskState(desk),
    calls: calls.filter((call) => call.phase.name !== 'ended').length,
    ringing: ringing ? words.describeRinging(ringing.id) : null,
    language: words.language,
  };
};

/** Tells main whenever what it would hear has changed. */
export const publishPresence = (
  bridge: DeskBridge,
  read: () => DeskPresence,
  follow: readonly { subscribe(listener: () => void): () => void }[],
): void => {
  let told = '';
  const publish = () => {
    const presence = read();
    const now = JSON.stringify(presence);
    if (now === told) return;
    told = now;
    void bridge.ask('desk.presence', presence);
  };
  for (const store of follow) store.subscribe(publish);
  publish();
};
