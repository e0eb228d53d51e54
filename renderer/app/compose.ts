import type { DeskBridge } from '@contract';
import { systemClock, type Log } from '../kernel';
import { carrierOver, connectPhone, servePhone, unchecked } from '../phone/port';
import { servicesOf } from '../platform/services';
import { createSettingsFlow } from '../platform/settings';
import { agentAndCalls, agentService, microphoneToAgent } from './agent-wiring';
import { documentService, settingsService } from './base-services';
import { bookToDocuments } from './book-documents';
import { bookService } from './book-service';
import { callsToDocuments } from './call-documents';
import { callsToCustomers, conferencesToRecords } from './call-records';
import { callRecoveryService } from './call-recovery';
import { callFactService, codeService } from './code-service';
import { commandsToDesk } from './commands-wiring';
import type { Desk } from './desk';
import { endedCallsMakeRoom } from './ended-calls';
import { exampleService } from './example-customers';
import { featureServices } from './features';
import { createFirstPaint } from './first-paint';
import { headsetToCheck } from './headset-check';
import { phoneDoorsService } from './phone-doors';
import { startPhoneHalf } from './phone-half';
import { deskToPresence } from './presence-wiring';
import { recordingService } from './recordings';
import { takeUpEarlierRun } from './start-up';
import { systemToDesk } from './system-wiring';

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
 * Both halves in one page: the phone, and the desk at the other end of its port. The list of the desk's services: each
 * is a function of what it needs, given by those before it. Behind them what each has to do with the others, one
 * sentence a line, in the order in which they hear.
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
  const base = servicesOf({ ...first, settings: settings.value })
    .add(settingsService)
    .add(documentService)
    .add(callFactService)
    .add(codeService)
    .start();
  const phone = startPhoneHalf(base.given);
  const { port1, port2 } = new MessageChannel();
  const shapes = base.given.code.phoneShapes().catch((error: unknown) => {
    // One page trusts itself: without its schemas it still telephones.
    log('error', `phone's port: nothing is checked: ${String(error)}`);
    return unchecked;
  });
  servePhone(phone.doors, { carrier: carrierOver(port1), shapes, log });
  const remote = await connectPhone({ carrier: carrierOver(port2), shapes, log });
  const { recording } = phone;
  const { doors, given } = servicesOf({ ...base.given, remote, recording })
    .add(phoneDoorsService)
    .add(agentService)
    .add(bookService)
    .add(recordingService)
    .add((given) => ({ gives: { headsetToCheck: headsetToCheck(given) } }))
    .add(featureServices)
    .add(callsToCustomers)
    .add(conferencesToRecords)
    .add(callsToDocuments)
    .add(bookToDocuments)
    .add(agentAndCalls)
    .add(endedCallsMakeRoom)
    .add(systemToDesk)
    .add(commandsToDesk)
    .add(deskToPresence)
    .add(microphoneToAgent)
    .add(exampleService)
    .add(callRecoveryService)
    .start();
  const desk: Desk = { ...base.doors, ...doors };
  const begin = async () => {
    const interrupted = await takeUpEarlierRun(given);
    given.bringExamples();
    await remote.connector.follow();
    await given.recovery.recover(interrupted);
  };
  return { desk, begin, drawn: firstPaint.drawn };
};
