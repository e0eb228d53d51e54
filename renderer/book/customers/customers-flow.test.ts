import 'fake-indexeddb/auto';
import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { contact, person } from '../archive/testing/sample-rows';
import { createCustomersFlow } from './customers-flow';
import { customersDesk as desk, over, ringing, soon } from './testing/customers-rig';

// The machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });
afterEach(() => vi.restoreAllMocks());

const fillDisk = () =>
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });

describe('an earlier call', () => {
  it('of nobody is given a customer afterwards, also when another run of the desk had it', async () => {
    const first = await desk();
    const call = ringing('0612000000');
    first.flow.callStarted(call);
    await first.done(call);
    first.flow.callEnded({ ...call, phase: over });
    await soon(async () => expect(await first.record(call)).toMatchObject({ state: 'closed' }));
    const stored = await first.record(call);
    expect(stored && first.flow.recall(stored)).toBe(call.id);
    // A later run has never seen the call.
    const later = createCustomersFlow(first.options);
    const key = stored ? later.recall(stored) : '';
    expect(later.store.getState().recognised[key]).toMatchObject({ number: '0612000000' });
    expect(await later.choose(key, 'claire')).toEqual({ ok: true, value: null });
    expect(await first.record(call)).toMatchObject({ customerId: 'claire' });
  });
});

describe('a ringing call', () => {
  it('starts its record before anything else, and waits for nothing', async () => {
    const { book, flow, known } = await desk();
    const order: string[] = [];
    vi.spyOn(book, 'saveInteraction').mockImplementation(() => {
      order.push('write');
      return new Promise(() => undefined);
    });
    vi.spyOn(book, 'match').mockImplementation(() => {
      order.push('match');
      return new Promise(() => undefined);
    });
    const call = ringing('0639984127');
    flow.callStarted(call);
    expect(order).toEqual(['write', 'match']);
    expect(known(call)).toEqual({
      interactionId: call.interactionId,
      number: '0639984127',
      state: 'looking',
      matches: [],
      chosen: null,
    });
  });
  it('keeps in its record what the PBX said of the case, also beyond its end', async () => {
    const { flow, done, record } = await desk();
    const call = { ...ringing('0612000000'), case: { id: '4711', data: '' } };
    flow.callStarted(call);
    await done(call);
    flow.callEnded({ ...call, phase: over });
    await soon(async () => expect(await record(call)).toMatchObject({ state: 'closed' }));
    expect((await record(call))?.attributes).toEqual({ 'case.id': '4711' });
    const plain = ringing('0612000001');
    flow.callStarted(plain);
    await done(plain);
    expect(await record(plain)).not.toHaveProperty('attributes');
  });

  it('of one customer is attached by itself', async () => {
    const { flow, known, done, record } = await desk();
    const call = ringing('0639984127');
    flow.callStarted(call);
    await done(call);
    expect(known(call)).toMatchObject({ chosen: 'claire', matches: [{ id: 'claire' }] });
    await soon(async () =>
      expect(await record(call)).toMatchObject({
        customerId: 'claire',
        state: 'open',
        direction: 'in',
        agent: 'Nadia',
        number: '0639984127',
        numberE164: '+33639984127',
        displayName: 'CLAIRE',
        queue: 'SAV',
        origin: 'own',
        practice: false,
      }),
    );
  });
  it('that is only alike is offered, and never opens by itself', async () => {
    const { book, flow, known, done, record } = await desk();
    const spanish = ringing('+34639984127');
    // Digits without a country that no plan explains: it may be anybody's of this ending.
    const unknown = ringing('99639984127');
    const british = ringing('07700900127');
    await book.saveCustomer(person('helen', '+447700900127'));
    for (const one of [spanish, unknown, british]) flow.callStarted(one);
    for (const one of [spanish, unknown, british]) await done(one);
    expect(known(spanish)).toMatchObject({ chosen: null, matches: [], similar: [] });
    expect(known(unknown)).toMatchObject({ chosen: null, matches: [], similar: [] });
    expect(known(british)).toMatchObject({ chosen: null, matches: [], similar: [{ id: 'helen' }] });
    expect(await record(british)).toMatchObject({ customerId: null });
  });
  it('of several waits for the agent’s choice', async () => {
    const { flow, known, done, record } = await desk();
    const call = ringing('+33261913055');
    flow.callStarted(call);
    await done(call);
    expect(known(call)?.matches).toHaveLength(2);
    expect(known(call)?.chosen).toBeNull();
    expect(await flow.choose(call.id, 'marie')).toMatchObject({ ok: true });
    expect(known(call)?.chosen).toBe('marie');
    expect(await record(call)).toMatchObject({ customerId: 'marie' });
  });
  it('of nobody known becomes a customer', async () => {
    const { book, flow, known, done, record } = await desk();
    const call = ringing('0536491802');
    flow.callStarted(call);
    await done(call);
    expect(known(call)).toMatchObject({ matches: [], chosen: null });
    const made = person('new', '+33536491802');
    expect(await flow.create(made, call.id)).toMatchObject({ ok: true });
    expect(known(call)).toMatchObject({ chosen: 'new', matches: [{ id: 'new' }] });
    expect(await record(call)).toMatchObject({ customerId: 'new' });
    expect(await book.customer('new')).toEqual(made);
  });
  it.each([
    ['withheld', { number: '', displayName: '', anonymous: true }],
    ['without a number', { number: '', displayName: 'Accueil', anonymous: false }],
  ])('%s is not looked up and has its record', async (_, remote) => {
    const { book, flow, known, record } = await desk();
    const asked = vi.spyOn(book, 'match');
    const call = ringing('', { remote });
    flow.callStarted(call);
    expect(known(call)?.state).toBe('done');
    expect(asked).not.toHaveBeenCalled();
    await soon(async () => expect(await record(call)).not.toBeNull());
  });
  it('keeps the agent’s choice when it comes before the book’s answer', async () => {
    const { flow, known, done, record } = await desk();
    const call = ringing('0639984127');
    flow.callStarted(call);
    await flow.choose(call.id, 'marie');
    await done(call);
    expect(known(call)?.chosen).toBe('marie');
    expect(await record(call)).toMatchObject({ customerId: 'marie' });
  });
  it('in practice is an example’s; whom the agent creates is no example', async () => {
    const { book, flow, known, done, record } = await desk();
    await book.addExamples();
    const call = ringing('+33639984127', { practice: true });
    flow.callStarted(call);
    await done(call);
    expect(known(call)?.chosen).toBe('example-claire-lefevre');
    await soon(async () =>
      expect(await record(call)).toMatchObject({ practice: true, origin: 'example' }),
    );
    await flow.create(person('drill', '+33536491802'), null);
    expect(await book.customer('drill')).toMatchObject({ origin: 'own' });
  });
  it('goes on when the book cannot be asked', async () => {
    const { book, flow, known, done } = await desk();
    vi.spyOn(book, 'match').mockRejectedValue(new Error('bookFailed'));
    const call = ringing('0639984127');
    flow.callStarted(call);
    await done(call);
    expect(known(call)).toMatchObject({ matches: [], chosen: null });
  });
});

describe('the end of a call', () => {
  it('completes the record, the note that was typed included', async () => {
    const { book, flow, done, record } = await desk();
    const call = ringing('0639984127');
    flow.callStarted(call);
    await done(call);
    flow.callAnswered(call);
    flow.callAnswered(call);
    await soon(async () => expect(await record(call)).toMatchObject({ call: { answered: true } }));
    await book.saveNote(call.interactionId, 'the note', 5_000);
    flow.callEnded({ ...call, phase: over });
    await soon(async () =>
      expect(await record(call)).toMatchObject({
        state: 'closed',
        endedAt: 99_000,
        note: 'the note',
        customerId: 'claire',
        call: { answered: true, talkedSeconds: 42, endReason: 'hungUp', endedBy: 'remote' },
      }),
    );
    expect(await flow.choose(call.id, 'julien')).toMatchObject({ ok: true });
    expect(await record(call)).toMatchObject({ customerId: 'julien', state: 'closed' });
  });
  it('keeps how many more were turned away in a flood of calls', async () => {
    const { flow, record } = await desk();
    const call = ringing('', { more: 4930 });
    flow.callStarted(call);
    const end = { reason: 'flood', by: 'agent', at: 2_000, status: 486 } as const;
    flow.callEnded({ ...call, phase: { name: 'ended', talkedSeconds: 0, end } });
    await soon(async () =>
      expect(await record(call)).toMatchObject({
        state: 'closed',
        customerId: null,
        call: { answered: false, endReason: 'flood', endedBy: 'agent', status: 486, more: 4930 },
      }),
    );
  });
  it('keeps status and redirection of a call that was not answered', async () => {
    const { flow, record } = await desk();
    const call = ringing('0639984127', { direction: 'out' });
    flow.callStarted(call);
    flow.callEnded({
      ...call,
      phase: {
        name: 'ended',
        talkedSeconds: 0,
        end: { reason: 'redirected', by: 'remote', at: 2_000, status: 302, redirectTo: '4109' },
      },
    });
    await soon(async () =>
      expect(await record(call)).toMatchObject({
        direction: 'out',
        call: { answered: false, endReason: 'redirected', status: 302, redirectTo: '4109' },
      }),
    );
  });
});

describe('a full disk', () => {
  it('loses nothing: the record is written when there is room again', async () => {
    const { clock, flow, done, record } = await desk();
    const disk = fillDisk();
    const call = ringing('0639984127');
    flow.callStarted(call);
    await done(call);
    await soon(() => expect(flow.store.getState().trouble).toBe('diskFull'));
    flow.callAnswered(call);
    flow.callEnded({ ...call, phase: over });
    await soon(() => expect(disk.mock.calls.length).toBeGreaterThan(1));
    expect(await record(call)).toBeNull();
    disk.mockRestore();
    await soon(async () => {
      clock.advance(15_000);
      expect(await record(call)).toMatchObject({
        state: 'closed',
        customerId: 'claire',
        call: { answered: true, talkedSeconds: 42 },
      });
    });
    await soon(() => expect(flow.store.getState().trouble).toBeNull());
  });
  it('is told to whoever saves by hand', async () => {
    const { flow } = await desk();
    const disk = fillDisk();
    expect(await flow.create(person('new', '+33536491802'), null)).toMatchObject({
      fault: { code: 'diskFull' },
    });
    expect(await flow.addInteraction(contact({ channel: 'visit', state: 'closed' }))).toMatchObject(
      {
        fault: { code: 'diskFull' },
      },
    );
    expect(flow.store.getState().trouble).toBe('diskFull');
    disk.mockRestore();
    await flow.addInteraction(contact({ channel: 'visit', state: 'closed' }));
    expect(flow.store.getState().trouble).toBeNull();
  });
  it('ends the retries of a call that left with the examples', async () => {
    const { clock, book, flow, record } = await desk();
    const call = ringing('+33639984127', { practice: true });
    flow.callStarted(call);
    await soon(async () => expect(await record(call)).not.toBeNull());
    await book.removeExamples();
    flow.callEnded({ ...call, phase: over });
    await soon(() => expect(flow.store.getState().trouble).toBeNull());
    clock.advance(60_000);
    expect(await record(call)).toBeNull();
  });
});
