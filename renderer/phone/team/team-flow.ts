import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallsFlow } from '../calls';
import type { Clock, Log, ReadableStore } from '../../kernel';
import type { AgentStateName } from './auto-answer';
import { followAutoAnswer } from './auto-answer-flow';
import { learn, nothingKnown, stateOf, type Known } from './colleague-machine';
import { forwardAfterMs, forwardNow } from './forward';
import { readMessageSummary } from './message-summary';
import type { ParkedStorage } from './parked-storage';
import { createSpeedDials } from './speed-dials';
import type { Colleague } from './team';
import type { TeamSnapshot, TeamWithin } from './team-door';
import { fillsOf, forwardFrom, type TeamSettings } from './team-settings';
import { createServices } from './team-services';
import type { TeamPort, TeamSignal } from './team-port';
import { colleaguesOf, ordersFor, withStates } from './watch-list';
import type { ReadXml } from './xml-tree';

export interface TeamFlowParts {
  port: TeamPort;
  calls: CallsFlow;
  settings: TeamSettings;
  /** The agent's own state: a call answers itself only to one who is available. */
  agent: { store: ReadableStore<{ state: { name: AgentStateName } }> };
  clock: Clock;
  log: Log;
  readXml: ReadXml;
  shelf: ParkedStorage;
  /** Tells the agent that a call is about to be answered by itself; resolves when the tone has sounded. */
  announce(): Promise<void>;
}

/** What the calls ask before a call rings: where it goes instead. Null: it rings. */
export type ForwardRule = (desk: { engaged: boolean }) => string | null;

export type TeamFlow = TeamWithin & { forwardRule: ForwardRule };

type Store = StoreApi<TeamSnapshot>;

/** Follows the list of colleagues and what the PBX says about them. */
const followColleagues = ({ port, settings, readXml }: TeamFlowParts, store: Store): void => {
  const known = new Map<string, Known>();
  const value = () => settings.store.getState().settings;
  const show = (colleagues: readonly Colleague[]) =>
    store.setState({
      colleagues: withStates(colleagues, (number) => stateOf(known.get(number) ?? nothingKnown)),
    });
  const follow = () => {
    const now = value();
    const colleagues = colleaguesOf(now['team.colleagues'], now['team.speedDials']);
    const onPbx = now['desk.line'].value === 'pbx';
    const user = onPbx ? now['line.user'].value : '';
    port.watch(ordersFor(onPbx ? colleagues : [], now['team.watch'].value, user));
    const wanted = new Set(colleagues.map((one) => one.number));
    for (const number of known.keys()) if (!wanted.has(number)) known.delete(number);
    show(colleagues);
  };
  const mailbox = (signal: TeamSignal & { kind: 'notified' }) => {
    const { 'line.domain': domain, 'line.server': server, 'line.voicemail': dial } = value();
    const host = domain.value || (URL.canParse(server.value) ? new URL(server.value).hostname : '');
    const summary = readMessageSummary(signal.body, host);
    if (!summary) return;
    const { waiting, fresh, old, account } = summary;
    store.setState({ mailbox: { waiting, fresh, old, number: dial.value || account } });
  };
  port.onSignal((signal) => {
    if (signal.event === 'message-summary') {
      if (signal.kind === 'notified') mailbox(signal);
      else if (signal.why === 'refused') store.setState({ mailbox: null });
      return;
    }
    const { user, event } = signal;
    const step = learn(
      known.get(user) ?? nothingKnown,
      signal.kind === 'unknown'
        ? { kind: 'unknown', event }
        : { kind: 'document', event, root: readXml(signal.body), first: signal.first },
    );
    known.set(user, step.known);
    if (step.ask) port.refresh({ user, event });
    show(store.getState().colleagues);
  });
  settings.store.subscribe(({ settings: now }, { settings: before }) => {
    const keys = [
      'team.colleagues',
      'team.speedDials',
      'team.watch',
      'desk.line',
      'line.user',
    ] as const;
    if (
      keys.some(
        (key) =>
          now[key] !== before[key] && JSON.stringify(now[key]) !== JSON.stringify(before[key]),
      )
    )
      follow();
  });
  follow();
};

/** An unanswered call is sent on when it has rung long enough. */
const followForward = ({ calls, clock, settings }: TeamFlowParts): void => {
  calls.onEvent(({ kind, call, ...more }) => {
    if (kind !== 'callStarted' || call.phase.name !== 'ringing') return;
    if ('turnedAway' in more && more.turnedAway) return;
    const wait = forwardAfterMs(forwardFrom(settings));
    if (wait === null || call.practice) return;
    clock.after(wait, () => {
      const forward = forwardFrom(settings);
      if (forward.when === 'noAnswer') calls.forward(call.id, forward.to);
    });
  });
};

/** Colleagues and the PBX's services; see the door. */
export const createTeamFlow = (parts: TeamFlowParts): TeamFlow => {
  const { settings, shelf } = parts;
  const store = createStore<TeamSnapshot>(() => ({
    colleagues: [],
    mailbox: null,
    parked: shelf.read(),
    forward: forwardFrom(settings),
    forwarding: 'no',
    autoAnswers: {},
    can: fillsOf(settings),
  }));
  settings.store.subscribe(() => {
    const forward = forwardFrom(settings);
    const can = fillsOf(settings);
    const before = store.getState();
    if (JSON.stringify([forward, can]) !== JSON.stringify([before.forward, before.can]))
      store.setState({ forward, can });
  });
  followColleagues(parts, store);
  followForward(parts);
  followAutoAnswer(parts, store);
  return {
    store,
    ...createSpeedDials(settings),
    ...createServices(parts, store),
    forwardRule: (desk) => {
      const forward = forwardFrom(settings);
      const practice = settings.store.getState().settings['desk.line'].value !== 'pbx';
      return practice ? null : forwardNow(forward, desk);
    },
  };
};
