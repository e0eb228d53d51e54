import { IDBFactory } from 'fake-indexeddb';
import { expect, onTestFinished, vi } from 'vitest';
import { createBook } from '../../archive';
import { person } from '../../archive/testing/sample-rows';
import type { Call, CallPhase } from '../../../model/call';
import { sampleCall } from '../../../phone/calls/testing/sample-call';
import { manualClock, newId, silentLog } from '../../../kernel';
import { noJournal } from '../journal-copy';
import { createCustomersFlow, type CustomersFlowOptions } from '../customers-flow';

// For tests of what calls do to the book.

/** The machine may be busy with other tests. */
export const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000 });

export const ringing = (number: string, more: Partial<Call> = {}): Call =>
  sampleCall({
    id: newId(),
    interactionId: newId(),
    remote: { number, displayName: 'CLAIRE', anonymous: false },
    called: { number: '4100', name: 'SAV' },
    startedAt: 1_000,
    phase: { name: 'ringing', since: 1_000 },
    ...more,
  });

export const over: CallPhase = {
  name: 'ended',
  talkedSeconds: 42,
  end: { reason: 'hungUp', by: 'remote', at: 99_000 },
};

/** The flow over a real book with three customers, two of whom share a number. */
export const customersDesk = async () => {
  const clock = manualClock();
  const book = createBook({ clock, log: silentLog, indexedDB: new IDBFactory() });
  await book.open();
  onTestFinished(() => book.close());
  await book.saveCustomer(person('claire', '+33639984127'));
  await book.saveCustomer(person('julien', '+33261913055'));
  await book.saveCustomer(person('marie', '+33261913055'));
  const options: CustomersFlowOptions = {
    book,
    journal: noJournal,
    clock,
    log: silentLog,
    agentName: () => 'Nadia',
    country: () => 'FR',
    nameOf: (number) => (number === '4102' ? 'Inès Marchand' : ''),
    lossSeen: () => undefined,
  };
  const flow = createCustomersFlow(options);
  const known = (call: Call) => flow.store.getState().recognised[call.id];
  const done = (call: Call) => soon(() => expect(known(call)?.state).toBe('done'));
  const record = (call: Call) => book.interaction(call.interactionId);
  return { clock, book, options, flow, known, done, record };
};
