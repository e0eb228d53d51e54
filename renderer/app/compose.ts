import type { DeskBridge, DeskInfo } from '@contract';
import { createAgentFlow } from '../features/agent';
import { createAudio } from '../phone/audio';
import { createCallsFlow, isLive, type CallsDoor } from '../phone/calls';
import { createDocuments } from '../platform/desk';
import type { Desk } from './desk';
import { createSteadyClock, newId, systemClock, type Clock, type Log } from '../kernel';
import { createLineFlow } from '../phone/line';
import type { SettingsDoor } from '../platform/settings';
import type { SipPhone } from '../phone/sip';
import { createSettingsFlow } from '../platform/settings';
import { createLineConnector, type LineConnector } from './connect-line';
import { gateOf } from './agent-wiring';
import { composeContacts } from './contacts';
import { composeDiagnostics } from './diagnostics-wiring';
import { createDeskCode, type DeskCode } from './desk-code';
import { createFirstPaint, type FirstPaint } from './first-paint';
import { createHotkeys } from './hotkeys';
import { createLateHeadsets } from './late-headsets';
import { createLazyPhone } from './lazy-phone';
import { createPractice } from './practice';
import { composeQuality } from './quality-wiring';
import { createRecordings } from './recordings';
import { createRelay } from './relay-wiring';
import { createHeadsetChoice } from './headset-sound-wiring';
import { createReadiness } from './readiness-wiring';
import { takeUpEarlierRun } from './start-up';
import { createCallRecovery } from './call-recovery';
import { createForwardRule, createTeam, namesOf } from './team-wiring';
import { wire } from './wiring';

/** As many calls as an agent can keep apart: one talking, the others waiting or held. */
const maxCalls = 4;

export interface RunningDesk {
  desk: Desk;
  connector: LineConnector;
  /** What an earlier run left is taken up, and the line opens. The screen need not wait for it. */
  begin(): Promise<void>;
  /** The first screen is in the document. */
  drawn(): void;
}

export type Flows = ReturnType<typeof createFlows>;

const createLog =
  (bridge: DeskBridge): Log =>
  (level, text) =>
    void bridge.ask('log.write', { level, text: text.slice(0, 4000) });

/** One for each installation (RFC 5626 section 4.1): the PBX tells two desks of one agent apart by it. */
const instanceId = (): string => {
  const known = localStorage.getItem('allodesk.instance');
  if (known) return known;
  const made = crypto.randomUUID();
  localStorage.setItem('allodesk.instance', made);
  return made;
};

const isNothing = (draft: unknown) => draft === undefined;
const hasCall = (calls: CallsDoor) => calls.store.getState().calls.some(isLive);

const keepLine = (parts: {
  phone: SipPhone;
  clock: Clock;
  log: Log;
  settings: SettingsDoor;
  calls: () => CallsDoor;
}) =>
  createLineFlow({
    ...parts,
    port: parts.phone.line,
    random: Math.random,
    inCall: () => hasCall(parts.calls()),
    keepAliveMs: () => parts.settings.store.getState().settings['line.keepAlive'].value * 1000,
  });

/** All sound, by what the settings say. */
const composeAudio = (bridge: DeskBridge, settings: SettingsDoor, log: Log) => {
  const clock = systemClock;
  const value = () => settings.store.getState().settings;
  return createAudio({
    bridge,
    clock,
    log,
    settings: () => ({
      echoCancellation: value()['audio.echoCancellation'].value,
      noiseSuppression: value()['audio.noiseSuppression'].value,
      suppressCallers: value()['audio.suppressCallers'].value,
      levelCallers: value()['audio.levelCallers'].value,
      autoGainControl: value()['audio.autoGainControl'].value,
      ringVolume: value()['audio.ringVolume'].value,
      ringTone: value()['audio.ringTone'].value,
      ringInHeadset: value()['audio.ringInHeadset'].value,
      waitingVolume: value()['audio.waitingVolume'].value,
    }),
    microphoneOptional: () => value()['desk.line'].value === 'practice',
  });
};

interface PhoneParts {
  code: DeskCode;
  audio: ReturnType<typeof composeAudio>;
  settings: SettingsDoor;
  info: DeskInfo;
  clock: Clock;
  log: Log;
}

/** The real phone and the practice line, both loaded when they are first wanted. */
const createPhones = ({ code, audio, settings, info, clock, log }: PhoneParts) => {
  const { sip } = code;
  const lineClock = createSteadyClock();
  const phoneParts = { clock: lineClock, log, newCallId: newId, instanceId: instanceId() };
  const phone = createLazyPhone(
    async () =>
      (await sip()).createSipPhone({
        ...phoneParts,
        audio: audio.callAudio,
        userAgent: `Allodesk/${info.version}`,
      }),
    log,
  );
  const practice = createPractice({ clock, log, settings, languages: info.languages, sip });
  return { phone, practice, lineClock };
};

const composeHeadsets = ({
  bridge,
  code,
  info,
  clock,
  log,
}: Omit<PhoneParts, 'audio' | 'settings'> & { bridge: DeskBridge }) =>
  createLateHeadsets(
    async () => {
      const { createHeadsets, createWebHid } = await code.headset();
      const port = createWebHid({
        log,
        forgets: info.edition === 'browser',
        teaching: (what) => bridge.ask('headsets.teach', what),
      });
      return createHeadsets({ port, clock, log });
    },
    { available: Boolean((navigator as { hid?: unknown }).hid), log },
  );

interface FlowParts {
  bridge: DeskBridge;
  settings: SettingsDoor;
  info: DeskInfo;
  log: Log;
  firstPaint: FirstPaint;
}

const createFlows = ({ bridge, settings, info, log, firstPaint }: FlowParts) => {
  const clock = systemClock;
  const documents = createDocuments();
  const code = createDeskCode({
    firstPaint,
    clock,
    log,
    isCalm: () => !hasCall(calls) && Object.values(documents.drafts.getState()).every(isNothing),
  });
  const value = () => settings.store.getState().settings;
  const country = () => value()['line.country'].value;
  const practising = () => value()['desk.line'].value === 'practice';
  const audio = composeAudio(bridge, settings, log);
  const { phone, practice, lineClock } = createPhones({ code, audio, settings, info, clock, log });
  const line = keepLine({ phone, clock: lineClock, log, settings, calls: () => calls });
  const relay = createRelay({ clock, log, settings, line, phone });
  const agent = createAgentFlow({ clock });
  const forward = createForwardRule();
  const calls = createCallsFlow({
    port: phone.calls,
    microphone: audio.microphone,
    clock,
    log,
    newId,
    lineReady: () => line.store.getState().state.phase === 'ready',
    lineId: () => value()['desk.line'].value,
    practice: practising,
    country,
    earlyMedia: () => value()['line.earlyMedia'].value,
    gate: () => gateOf(agent.store.getState()),
    callWaiting: () => value()['line.callWaiting'].value,
    forward: forward.ask,
    maxCalls,
  });
  const quality = composeQuality({ phone, calls, audio: audio.door, clock, log });
  const team = createTeam({ audio, phone, agent, calls, clock, log }, settings, forward);
  const agentName = () => value()['desk.agentName'].value || value()['line.displayName'].value;
  const { book, customers, notes } = composeContacts(bridge, {
    archive: code.archive,
    clock,
    log,
    agentName,
    country,
    nameOf: namesOf(team, country),
  });
  const headsets = composeHeadsets({ bridge, code, info, clock, log });
  const recordings = createRecordings({
    audio,
    calls,
    shelf: book.recordings,
    settings,
    agentName,
    clock,
    log,
  });
  return {
    clock,
    log,
    audio,
    phone,
    practice,
    relay,
    line,
    agent,
    calls,
    quality,
    team,
    book,
    customers,
    notes,
    headsets,
    documents,
    recordings,
  };
};

/** The one place in the renderer where everything meets. */
export const composeDesk = async (bridge: DeskBridge): Promise<RunningDesk> => {
  const log = createLog(bridge);
  const [info, settings] = await Promise.all([
    bridge.ask('desk.info', null),
    createSettingsFlow({ bridge }),
  ]);
  if (!info.ok) throw new Error(`the desk does not say what it is: ${info.code}`);
  if (!settings.ok) throw new Error(`no settings: ${settings.fault.code}`);
  const firstPaint = createFirstPaint();
  const flows = createFlows({
    bridge,
    settings: settings.value,
    info: info.value,
    log,
    firstPaint,
  });
  const doors: Omit<Desk, 'diagnostics'> = {
    info: info.value,
    line: flows.line,
    calls: flows.calls,
    quality: flows.quality,
    team: flows.team,
    audio: flows.audio.door,
    headsets: flows.headsets,
    headsetSound: createHeadsetChoice(flows, settings.value),
    customers: flows.customers,
    notes: flows.notes,
    agent: flows.agent,
    settings: settings.value,
    practice: flows.practice,
    relay: flows.relay,
    readiness: createReadiness({
      ...flows,
      bridge,
      info: info.value,
      settings: settings.value,
      audio: flows.audio.door,
    }),
    documents: flows.documents,
    keys: createHotkeys(flows.calls, flows.clock),
    recordings: flows.recordings,
    connectLine: () => connector.follow(true),
  };
  const desk: Desk = { ...doors, diagnostics: composeDiagnostics(bridge, doors, flows) };
  const connector = createLineConnector({
    bridge,
    settings: settings.value,
    line: flows.line,
    phone: flows.phone,
    practice: flows.practice,
    log,
    busy: () => hasCall(flows.calls),
  });
  const wired = wire({ bridge, desk, flows, connector });
  const earlier = createCallRecovery(flows);
  const begin = async () => {
    const interrupted = await takeUpEarlierRun(flows, settings.value);
    wired.bookIsOpen();
    await connector.follow();
    await earlier.takeBack(interrupted);
  };
  return { desk, connector, begin, drawn: firstPaint.drawn };
};
