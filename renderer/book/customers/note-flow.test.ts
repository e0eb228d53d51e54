import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { fail, ok, type Result } from '../../kernel';
import { createRig, type Write } from './testing/note-rig';

// The machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const full = fail('diskFull', 'storage');

describe('typing', () => {
  it('is written after a pause of 100 ms, to book and journal', async () => {
    const rig = createRig();
    rig.flow.type('call', 'a');
    rig.clock.advance(40);
    rig.flow.type('call', 'ab');
    rig.clock.advance(99);
    expect(rig.bookWrites).toHaveLength(0);
    rig.clock.advance(1);
    expect(rig.bookWrites.map(({ note }) => note)).toEqual(['ab']);
    expect(rig.journalWrites.map(({ note }) => note)).toEqual(['ab']);
  });
  it('without a pause is written when it is 150 ms old', () => {
    const rig = createRig();
    for (let typed = 1; typed <= 16; typed++) {
      rig.flow.type('call', 'x'.repeat(typed));
      rig.clock.advance(10);
    }
    expect(rig.bookWrites.map(({ note }) => note.length)).toEqual([15]);
  });
  it.each(['book', 'journal'] as const)(
    'is saved only once the %s has it on disk',
    async (first) => {
      const rig = createRig();
      rig.flow.type('call', 'note');
      expect(rig.draft()).toMatchObject({ text: 'note', saved: 'saving', savedAt: null });
      rig.clock.advance(500);
      await rig.breathe();
      expect(rig.draft()?.saved).toBe('saving');
      (first === 'book' ? rig.bookWrites : rig.journalWrites)[0]?.settle(ok(null));
      await rig.breathe();
      expect(rig.draft()).toMatchObject({ saved: 'saved', savedAt: rig.clock.now() });
    },
  );
  it('is not called saved when something was typed since', async () => {
    const rig = createRig();
    rig.flow.type('call', 'a');
    rig.clock.advance(150);
    rig.flow.type('call', 'ab');
    rig.bookWrites[0]?.settle(ok(null));
    rig.journalWrites[0]?.settle(ok(null));
    await rig.breathe();
    expect(rig.draft()?.saved).toBe('saving');
    rig.clock.advance(150);
    rig.bookWrites[1]?.settle(ok(null));
    await rig.breathe();
    expect(rig.draft()?.saved).toBe('saved');
  });
  it('fails only when book and journal failed, keeps the text and tries again', async () => {
    const rig = createRig();
    rig.flow.type('call', 'note');
    rig.clock.advance(150);
    rig.bookWrites[0]?.settle(full);
    await rig.breathe();
    expect(rig.draft()?.saved).toBe('saving');
    rig.journalWrites[0]?.settle(full);
    await rig.breathe();
    expect(rig.draft()).toMatchObject({ text: 'note', saved: 'failed' });
    rig.clock.advance(1_000);
    rig.bookWrites[1]?.settle(full);
    rig.journalWrites[1]?.settle(full);
    await rig.breathe();
    expect(rig.draft()?.saved).toBe('failed');
    rig.clock.advance(2_000);
    expect(rig.bookWrites[2]?.note).toBe('note');
    rig.bookWrites[2]?.settle(ok(null));
    await rig.breathe();
    expect(rig.draft()?.saved).toBe('saved');
    rig.journalWrites[2]?.settle(full);
    await rig.breathe();
    rig.clock.advance(60_000);
    expect(rig.bookWrites).toHaveLength(3);
  });
  it('goes on trying the book when only the journal has the note', async () => {
    const rig = createRig();
    rig.flow.type('call', 'note');
    rig.clock.advance(150);
    rig.journalWrites[0]?.settle(ok(null));
    rig.bookWrites[0]?.settle(full);
    await rig.breathe();
    expect(rig.draft()?.saved).toBe('saved');
    rig.clock.advance(1_000);
    expect(rig.bookWrites[1]?.note).toBe('note');
    expect(rig.journalWrites).toHaveLength(1);
  });
  it('never lets an older state follow a newer one, however slow the disks are', async () => {
    const deed = fc.oneof(
      { arbitrary: fc.constant('type' as const), weight: 4 },
      fc.constant('book' as const),
      fc.constant('bookFails' as const),
      fc.constant('journal' as const),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(deed, fc.integer({ min: 0, max: 400 })), { maxLength: 40 }),
        async (deeds) => {
          const rig = createRig();
          const done = new Set<Write>();
          const next = (list: Write[], result: Result<null>) => {
            const write = list.find((one) => !done.has(one));
            if (write) {
              done.add(write);
              write.settle(result);
            }
          };
          let typed = 0;
          for (const [what, wait] of deeds) {
            if (what === 'type') rig.flow.type('call', `${++typed}`);
            if (what === 'book') next(rig.bookWrites, ok(null));
            if (what === 'bookFails') next(rig.bookWrites, full);
            if (what === 'journal') next(rig.journalWrites, ok(null));
            await rig.breathe();
            rig.clock.advance(wait);
            for (const list of [rig.bookWrites, rig.journalWrites]) {
              const ats = list.map(({ at }) => at);
              const texts = list.map(({ note }) => Number(note));
              expect(ats).toEqual(ats.toSorted((a, b) => a - b));
              expect(texts).toEqual(texts.toSorted((a, b) => a - b));
              expect(list.filter((one) => !done.has(one)).length).toBeLessThanOrEqual(1);
            }
          }
          if (typed === 0) return;
          rig.clock.advance(20_000);
          for (let round = 0; round < 4; round++) {
            next(rig.bookWrites, ok(null));
            await rig.breathe();
            rig.clock.advance(20_000);
          }
          expect(rig.bookWrites.at(-1)?.note).toBe(`${typed}`);
          expect(rig.draft()).toMatchObject({ text: `${typed}`, saved: 'saved' });
        },
      ),
      { numRuns: 60 },
    );
  });
  it('of a practice call stays out of the journal from the first letter, however slow the book is', async () => {
    const rig = createRig();
    rig.stall();
    rig.flow.open('call', true);
    rig.flow.type('call', 'drill');
    rig.clock.advance(150);
    await rig.breathe();
    expect(rig.journalWrites).toHaveLength(0);
    expect(rig.flow.unwritten()).toBe(false);
    rig.bookWrites[0]?.settle(ok(null));
    await rig.breathe();
    expect(rig.draft()?.saved).toBe('saved');
    expect(rig.settledStates).toEqual([]);
  });
  it('gives every state a later time, also when the clock stands still', () => {
    const rig = createRig();
    rig.flow.type('call', 'a');
    void rig.flow.flush();
    rig.flow.type('call', 'ab');
    void rig.flow.flush();
    const [first, second] = rig.journalWrites;
    expect(second ?? first).toBeDefined();
    rig.journalWrites[0]?.settle(ok(null));
    return rig.breathe().then(() => {
      const [one, two] = rig.journalWrites;
      expect(two?.at).toBeGreaterThan(one?.at ?? Infinity);
    });
  });
});

describe('opening', () => {
  it('shows what is stored', async () => {
    const rig = createRig();
    rig.rows.set('call', { note: 'stored', noteSavedAt: 7 });
    rig.flow.open('call', false);
    await rig.breathe();
    expect(rig.draft()).toEqual({ text: 'stored', saved: 'saved', savedAt: 7 });
    expect(rig.bookWrites).toHaveLength(0);
  });
  it('of a new interaction is empty', async () => {
    const rig = createRig();
    rig.flow.open('call', false);
    await rig.breathe();
    expect(rig.draft()).toEqual({ text: '', saved: 'empty', savedAt: null });
  });
  it('again keeps what is being typed', async () => {
    const rig = createRig();
    rig.flow.open('call', false);
    rig.flow.type('call', 'typed');
    rig.flow.open('call', false);
    await rig.breathe();
    expect(rig.draft()?.text).toBe('typed');
  });
  it('loses neither what was stored nor what was typed before it was there', async () => {
    const rig = createRig();
    rig.rows.set('call', { note: 'stored', noteSavedAt: 7 });
    rig.flow.type('call', 'typed');
    await rig.breathe();
    expect(rig.draft()?.text).toBe('stored\ntyped');
  });
});

describe('flush', () => {
  it('writes at once what was not written yet, and waits for it', async () => {
    const rig = createRig();
    rig.flow.type('call', 'last words');
    let done = false;
    const flushed = rig.flow.flush().then(() => (done = true));
    await rig.breathe();
    expect(rig.bookWrites.map(({ note }) => note)).toEqual(['last words']);
    expect(done).toBe(false);
    rig.bookWrites[0]?.settle(ok(null));
    rig.journalWrites[0]?.settle(fail('journalFailed', 'storage'));
    await flushed;
    expect(rig.draft()?.saved).toBe('saved');
  });
});
