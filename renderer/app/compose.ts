import type { DeskBridge } from '@contract';
import { systemClock, type Log } from '../kernel';
import { servicesOf } from '../platform/services';
import { createSettingsFlow } from '../platform/settings';
import { agentService, microphoneToAgent } from './agent-wiring';
import { documentService, settingsService } from './base-services';
import { bookToDocuments } from './book-documents';
import { bookService } from './book-service';
import { callsToDocuments } from './call-documents';
import { callsToCustomers, conferencesToRecords } from './call-records';
import { callRecoveryService } from './call-recovery';
import { callsToRingerAndAgent } from './call-sounds';
import { commandsToDesk } from './commands-wiring';
import { connectorService } from './connect-line';
import type { Desk } from './desk';
import { lostMicrophoneMutes } from './devices-wiring';
import { diagnosticsService } from './diagnostics-wiring';
import { endedCallsMakeRoom } from './ended-calls';
import { exampleService } from './example-customers';
import { createFirstPaint } from './first-paint';
import { headsetService } from './headset-service';
import { headsetsToCalls } from './headset-wiring';
import { keyService } from './hotkeys';
import {
  audioService,
  callService,
  codeService,
  factService,
  lineService,
  phoneService,
} from './phone-services';
import { deskToPresence } from './presence-wiring';
import { qualityService } from './quality-wiring';
import { readinessService } from './readiness-wiring';
import { recordingService } from './recordings';
import { relayService } from './relay-wiring';
import { holdsToMusic } from './sound-wiring';
import { takeUpEarlierRun } from './start-up';
import { systemToDesk } from './system-wiring';
import { teamService } from './team-wiring';

export interface RunningDesk {
  desk: Desk;
  /** What an earlier run left is taken up, and the line opens. The screen need not wait for it. */
  begin(): Promise<void>;
  /** The first screen is in the document. */
  drawn(): void;
}

const createLog =
  (bridge: DeskBridge): Log =>
  (level, text) =>
    void bridge.ask('log.write', { level, text: text.slice(0, 4000) });

/**
 * The one list of the desk's services: each is a function of what it needs, given by those before it. Behind them what
 * each has to do with the others, one sentence a line, in the order in which they hear.
 */
export const composeDesk = async (bridge: DeskBridge): Promise<RunningDesk> => {
  const log = createLog(bridge);
  const [info, settings] = await Promise.all([
    bridge.ask('desk.info', null),
    createSettingsFlow({ bridge }),
  ]);
  if (!info.ok) throw new Error(`the desk does not say what it is: ${info.code}`);
  if (!settings.ok) throw new Error(`no settings: ${settings.fault.code}`);
  const firstPaint = createFirstPaint();
  const first = { bridge, log, clock: systemClock, info: info.value, firstPaint };
  const { doors, given } = servicesOf({ ...first, settings: settings.value })
    .add(settingsService)
    .add(documentService)
    .add(factService)
    .add(codeService)
    .add(audioService)
    .add(phoneService)
    .add(lineService)
    .add(relayService)
    .add(agentService)
    .add(callService)
    .add(qualityService)
    .add(teamService)
    .add(bookService)
    .add(headsetService)
    .add(recordingService)
    .add(readinessService)
    .add(keyService)
    .add(diagnosticsService)
    .add(connectorService)
    .add(callsToCustomers)
    .add(conferencesToRecords)
    .add(callsToDocuments)
    .add(bookToDocuments)
    .add(callsToRingerAndAgent)
    .add(endedCallsMakeRoom)
    .add(holdsToMusic)
    .add(systemToDesk)
    .add(commandsToDesk)
    .add(deskToPresence)
    .add(lostMicrophoneMutes)
    .add(headsetsToCalls)
    .add(microphoneToAgent)
    .add(exampleService)
    .add(callRecoveryService)
    .start();
  const desk: Desk = doors;
  const begin = async () => {
    const interrupted = await takeUpEarlierRun(given);
    given.bringExamples();
    await given.connector.follow();
    await given.recovery.takeBack(interrupted);
  };
  return { desk, begin, drawn: firstPaint.drawn };
};
