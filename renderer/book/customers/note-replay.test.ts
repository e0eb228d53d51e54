import type { JournalEntry } from '@contract';
import { describe, expect, it, vi } from 'vitest';
import { fail, newId, ok } from '../../kernel';
import { createRig } from './testing/note-rig';

// The machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const full = fail('diskFull', 'storage');

describe('replaying the journal', () => {
  const entry = (interactionId: string, at = 50): JournalEntry => ({
    interactionId,
    at,
    note: 'kept',
  });
  const record = (interactionId: string, text: string): JournalEntry => ({
    interactionId,
    at: 40,
    record: text,
  });
  it('brings records and notes into the book, and lets the journal forget what the book took', async () => {
    const rig = createRig();
    rig.leave([entry('one'), entry('two'), record('one', '{}'), record('three', 'no place')]);
    const replayed = rig.flow.replay();
    await rig.breathe();
    expect(rig.restored.map(([id]) => id)).toEqual(['one', 'three']);
    rig.bookWrites[0]?.settle(full);
    await rig.breathe();
    rig.bookWrites[1]?.settle(ok(null));
    expect(await replayed).toBe(false);
    expect(rig.settledStates).toEqual([
      { interactionId: 'one', at: 40, part: 'record' },
      { interactionId: 'two', at: 50, part: 'note' },
    ]);
    // What is left is asked for again, until it is there.
    const again = rig.flow.replay();
    await rig.breathe();
    expect(rig.bookWrites).toHaveLength(3);
    rig.bookWrites[2]?.settle(ok(null));
    expect(await again).toBe(false);
    rig.leave([]);
    expect(await rig.flow.replay()).toBe(true);
  });
  it('is not done with while the journal could not read everything, and brings in what it has', async () => {
    const rig = createRig();
    rig.leave([record('one', '{}')]);
    rig.journalIsWhole(false);
    expect(await rig.flow.replay()).toBe(false);
    expect(rig.restored).toHaveLength(1);
    expect(rig.settledStates).toHaveLength(1);
    rig.journalIsWhole(true);
    expect(await rig.flow.replay()).toBe(true);
  });
  it('leaves alone what is on its way from here', async () => {
    const rig = createRig();
    rig.here.add('live');
    rig.leave([entry('live')]);
    expect(await rig.flow.replay()).toBe(true);
    expect(rig.bookWrites).toEqual([]);
    expect(rig.settledStates).toEqual([]);
  });
  it('what the book could not take is on the screen when its contact goes on', async () => {
    const rig = createRig();
    rig.rows.set('call', { note: 'older', noteSavedAt: 7 });
    rig.leave([entry('call')]);
    const replayed = rig.flow.replay();
    await rig.breathe();
    rig.bookWrites[0]?.settle(full);
    await replayed;
    rig.flow.open('call', false);
    await rig.breathe();
    expect(rig.draft()).toMatchObject({ text: 'kept', saved: 'saving' });
    rig.clock.advance(150);
    expect(rig.bookWrites[1]).toMatchObject({ note: 'kept' });
  });
  it('forgets a note that the book has newer', async () => {
    const rig = createRig();
    rig.leave([entry('one')]);
    const replayed = rig.flow.replay();
    await rig.breathe();
    rig.bookWrites[0]?.settle(fail('noteOutdated', 'storage'));
    expect(await replayed).toBe(true);
    expect(rig.settledStates).toHaveLength(1);
  });
  it('makes an interrupted call for a note whose call was lost', async () => {
    const rig = createRig();
    const id = newId();
    rig.leave([entry(id, 9e15)]);
    const replayed = rig.flow.replay();
    await rig.breathe();
    rig.bookWrites[0]?.settle(fail('noInteraction', 'storage'));
    await replayed;
    expect(rig.saved).toMatchObject([
      { id, note: 'kept', state: 'interrupted', noteSavedAt: 9e15 },
    ]);
    expect(Math.abs((rig.saved[0]?.startedAt ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(rig.settledStates).toHaveLength(1);
  });
});
