import { describe, expect, it, vi } from 'vitest';
import { fail, ok } from '../../kernel';
import { createRig } from './testing/note-rig';

// The machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const full = fail('diskFull', 'storage');

describe('a clock that went back', () => {
  const year = 365 * 86_400_000;
  const stored = (rig: ReturnType<typeof createRig>) => {
    const noteSavedAt = rig.clock.now() + year;
    rig.rows.set('call', { note: 'stored', noteSavedAt });
    return noteSavedAt;
  };
  it('does not make what is typed older than what is stored', async () => {
    const rig = createRig();
    const at = stored(rig);
    rig.flow.open('call', false);
    await rig.breathe();
    rig.flow.type('call', 'stored and more');
    rig.clock.advance(150);
    expect(rig.bookWrites[0]?.at).toBeGreaterThan(at);
    expect(rig.journalWrites[0]?.at).toBeGreaterThan(at);
  });
  it('nor what was typed before the stored note was there', async () => {
    const rig = createRig();
    const at = stored(rig);
    rig.flow.type('call', 'typed');
    await rig.breathe();
    rig.clock.advance(150);
    expect(rig.draft()?.text).toBe('stored\ntyped');
    expect(rig.bookWrites[0]?.at).toBeGreaterThan(at);
  });
  it('an ignored write is no success: it is written again, newer, with what lies there', async () => {
    const rig = createRig();
    rig.unreadable(true);
    rig.flow.open('call', false);
    await rig.breathe();
    rig.flow.type('call', 'typed');
    rig.clock.advance(150);
    await rig.breathe();
    // The book could not be read: nothing is written over unseen.
    expect(rig.bookWrites).toEqual([]);
    const at = stored(rig);
    rig.unreadable(false);
    rig.clock.advance(1_000);
    await rig.breathe();
    rig.clock.advance(150);
    await rig.breathe();
    expect(rig.bookWrites.map(({ note }) => note)).toEqual(['stored\ntyped']);
    expect(rig.bookWrites[0]?.at).toBeGreaterThan(at);
    rig.bookWrites[0]?.settle(fail('noteOutdated', 'storage'));
    rig.rows.set('call', { note: 'elsewhere', noteSavedAt: at + year });
    await rig.breathe();
    expect(rig.draft()?.saved).toBe('saving');
    rig.clock.advance(150);
    expect(rig.bookWrites[1]).toMatchObject({ note: 'elsewhere\nstored\ntyped' });
    expect(rig.bookWrites[1]?.at).toBeGreaterThan(at + year);
  });
});

describe('a book that takes no notes', () => {
  it('is said until it has taken every one, and what is on no disk is known', async () => {
    const rig = createRig();
    const trouble = () => rig.flow.store.getState().trouble;
    for (const id of ['one', 'two']) rig.flow.type(id, 'note');
    expect(rig.flow.unwritten()).toBe(true);
    rig.clock.advance(150);
    for (const write of [...rig.bookWrites, ...rig.journalWrites]) write.settle(full);
    await rig.breathe();
    expect(trouble()).toBe('diskFull');
    expect(rig.flow.unwritten()).toBe(true);
    rig.clock.advance(1_000);
    rig.bookWrites[2]?.settle(ok(null));
    rig.bookWrites[3]?.settle(full);
    await rig.breathe();
    expect(trouble()).toBe('diskFull');
    rig.journalWrites[3]?.settle(ok(null));
    await rig.breathe();
    // On disk in the journal, but not to be read.
    expect(rig.flow.unwritten()).toBe(false);
    expect(trouble()).toBe('diskFull');
    rig.clock.advance(2_000);
    rig.bookWrites[4]?.settle(ok(null));
    await rig.breathe();
    expect(trouble()).toBeNull();
  });
});

describe('the journal', () => {
  it('is told what the book has, also when it is the slower of the two', async () => {
    const rig = createRig();
    rig.flow.type('call', 'note');
    rig.clock.advance(150);
    rig.bookWrites[0]?.settle(ok(null));
    await rig.breathe();
    expect(rig.settledStates).toEqual([]);
    rig.journalWrites[0]?.settle(ok(null));
    await rig.breathe();
    const at = rig.bookWrites[0]?.at;
    expect(rig.settledStates).toEqual([{ interactionId: 'call', at, part: 'note' }]);
  });
});
