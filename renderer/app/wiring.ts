import type { DeskBridge } from '@contract';
import { ringBackNeeded, ringingMode, type Call, type CallsNews } from '../phone/calls';
import { displayName } from '../book/customers';
import type { Desk } from './desk';
import { chooseLanguage, wordsFor } from '../platform/i18n';
import { phoneText } from '../ui';
import { microphoneToAgent } from './agent-wiring';
import { bookToDocuments } from './book-documents';
import { callsToDocuments } from './call-documents';
import { commandsToDesk } from './commands-wiring';
import type { Flows } from './compose';
import type { LineConnector } from './connect-line';
import { endedCallsMakeRoom, talkedAndOver } from './ended-calls';
import { lostMicrophoneMutes } from './devices-wiring';
import { headsetsToCalls } from './headset-wiring';
import { reportQuality } from './quality-wiring';
import { presenceOf, publishPresence } from './presence';
import { holdsToMusic } from './sound-wiring';
import { namesOf } from './team-wiring';

export interface WiringParts {
  bridge: DeskBridge;
  desk: Desk;
  flows: Flows;
  connector: LineConnector;
}

const inConversation = (call: Call) => call.phase.name === 'talking';

/** A call's life is written down, and its customer is on the screen. */
const callsToCustomers = ({ desk, flows, connector }: WiringParts) => {
  const hear = (news: CallsNews) => {
    const { call } = news;
    // A consultation is part of its customer's interaction: one record, one note.
    if (call.consults !== null) {
      const tells = ['callStarted', 'callAnswered', 'partyChanged'].includes(news.kind);
      if (tells) flows.customers.consulted(call);
      return news.kind === 'callEnded' ? connector.idle() : undefined;
    }
    switch (news.kind) {
      case 'callStarted':
        flows.customers.callStarted(call);
        return news.turnedAway ? undefined : flows.notes.open(call.interactionId, call.practice);
      case 'callAnswered':
        return flows.customers.callAnswered(call);
      case 'callReplaced':
        return flows.customers.callReplaced(call);
      case 'partyChanged':
        return flows.customers.partyChanged(call, news.before, news.same);
      case 'callEnding':
        return undefined;
      case 'callEnded':
        flows.customers.callEnded(call, reportQuality(desk, flows, call));
        sayHowItEnded(flows, call);
        return connector.idle();
    }
  };
  flows.calls.onEvent(hear);
};

/** Who talked together stands in the record of each customer who was there. */
const conferencesToRecords = ({ flows }: WiringParts) => {
  flows.calls.store.subscribe(({ calls }, before) => {
    const members = calls.filter((call) => call.conference);
    const isNew = ({ id }: Call) => !before.calls.find((one) => one.id === id)?.conference;
    for (const call of members.filter(({ consults }) => consults === null))
      for (const other of members)
        if (other.id !== call.id && (isNew(call) || isNew(other)))
          flows.customers.joined(call, other);
  });
};

const sayHowItEnded = ({ audio }: Flows, call: Call) => {
  if (call.phase.name !== 'ended') return;
  const { end } = call.phase;
  if (end.by === 'agent') return;
  if (end.reason === 'busy') audio.ringer.ended('busy');
  else if (end.reason === 'lineLost' || end.reason === 'mediaFailed') audio.ringer.ended('lost');
  else if (end.reason === 'hungUp') audio.ringer.ended('remoteHungUp');
};

/** Calls ring, and set the agent's state. */
const callsToRingerAndAgent = ({ flows }: WiringParts) => {
  flows.calls.store.subscribe(({ calls }) => {
    flows.audio.ringer.incoming(ringingMode(calls));
    flows.audio.ringer.ringBack(ringBackNeeded(calls));
    flows.agent.callsChanged(calls.some(inConversation), calls.some(talkedAndOver));
  });
};

/** Settings decide which line it is. */
const settingsToLine = ({ desk, connector }: WiringParts) => {
  desk.settings.store.subscribe(() => void connector.follow());
};

/** The practice line comes with its customers; the agent who took them away is not given them again at a start. */
const practiceBringsExamples = ({ desk, flows }: WiringParts) => {
  const brought = 'allodesk.examples';
  let practising = false;
  const look = (atStart: boolean) => {
    const before = practising;
    practising = desk.settings.store.getState().settings['desk.line'].value === 'practice';
    if (!practising || before) return;
    // A browser without a network gives its calls no way at all until the microphone is allowed.
    if (!navigator.onLine) void flows.audio.door.askMicrophone();
    if (atStart && localStorage.getItem(brought)) return;
    localStorage.setItem(brought, 'yes');
    flows.book
      .exampleCount()
      .then((count) => (count === 0 ? flows.book.addExamples() : null))
      .catch((error: unknown) => flows.log('warn', `example customers: ${String(error)}`));
  };
  desk.settings.store.subscribe(() => look(false));
  return () => look(true);
};

/** What the system says reaches the line, the notes and the calls. */
const systemToDesk = ({ bridge, desk, flows }: WiringParts) => {
  bridge.hear('power.resumed', () => flows.line.nudge('resumed'));
  bridge.hear('network.changed', () => flows.line.nudge('networkChanged'));
  window.addEventListener('online', () => flows.line.nudge('online'));
  bridge.hear('power.suspending', () => void flows.notes.flush());
  window.addEventListener('pagehide', () => void flows.notes.flush());
  window.addEventListener('beforeunload', (event) => {
    if (!flows.notes.unwritten() && !flows.customers.unwritten()) return;
    void flows.notes.flush();
    event.preventDefault();
  });
  bridge.hear('hotkey.pressed', desk.keys.press);
  bridge.hear('link.opened', ({ dial }) => flows.documents.setDial(dial));
};

/** The tray, the notification and the power switch hear how the calls are. */
const deskToPresence = ({ bridge, desk, flows }: WiringParts) => {
  const language = () =>
    chooseLanguage(
      desk.settings.store.getState().settings['ui.language'].value,
      desk.info.languages,
    );
  const describeRinging = (id: string) => {
    const call = flows.calls.store.getState().calls.find((one) => one.id === id);
    const known = flows.customers.store.getState().recognised[id];
    const customer = known?.matches.find((one) => one.id === known.chosen);
    const t = wordsFor(language());
    const country = desk.settings.store.getState().settings['line.country'].value;
    const number = call?.remote.anonymous
      ? t('calls.withheld')
      : phoneText(call?.remote.number ?? '', country);
    const listed = namesOf(desk.team, () => country)(call?.remote.number ?? '');
    const who = customer ? displayName(customer) : call?.remote.displayName || listed || number;
    const queue = call?.called?.name || call?.called?.number || '';
    return {
      title: who.slice(0, 120),
      body: [queue, number].filter(Boolean).join(' · ').slice(0, 200),
    };
  };
  publishPresence(bridge, () => presenceOf(desk, { language: language(), describeRinging }), [
    desk.line.store,
    desk.calls.store,
    desk.agent.store,
    desk.settings.store,
    desk.customers.store,
  ]);
};

/** Which domain has to do with which, one sentence each. */
export const wire = (parts: WiringParts): { bookIsOpen(): void } => {
  callsToCustomers(parts);
  conferencesToRecords(parts);
  callsToDocuments(parts.desk);
  bookToDocuments({ book: parts.flows.book, documents: parts.desk.documents });
  callsToRingerAndAgent(parts);
  endedCallsMakeRoom(parts.flows);
  holdsToMusic(parts);
  settingsToLine(parts);
  systemToDesk(parts);
  commandsToDesk(parts.bridge, parts.desk, parts.flows.clock);
  deskToPresence(parts);
  lostMicrophoneMutes(parts.desk.audio, parts.desk.calls);
  headsetsToCalls(parts.desk, parts.flows.headsets);
  microphoneToAgent(parts.desk.audio, parts.desk.settings, parts.flows.agent);
  return { bookIsOpen: practiceBringsExamples(parts) };
};
