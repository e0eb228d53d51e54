import { expect, test } from 'vitest';
import type { CallRow } from '../../book/customers/book-port';
import { callBacks, figuresOf } from './today-figures';

const now = new Date(2026, 10, 24, 10, 42).getTime();
const at = (hour: number, minute = 0, day = 24) => new Date(2026, 10, day, hour, minute).getTime();

interface Wanted {
  startedAt: number;
  direction?: 'in' | 'out';
  answered?: boolean;
  talked?: number;
  reason?: string;
  number?: string;
  customerId?: string;
  practice?: boolean;
  state?: 'open' | 'closed' | 'interrupted';
}
let sequence = 0;
const call = (wanted: Wanted): CallRow => ({
  customer: null,
  interaction: {
    id: `i${(sequence += 1)}`,
    customerId: wanted.customerId ?? null,
    origin: 'own',
    channel: 'call',
    direction: wanted.direction ?? 'in',
    practice: wanted.practice ?? false,
    startedAt: wanted.startedAt,
    endedAt: wanted.startedAt + 1000,
    state: wanted.state ?? 'closed',
    agent: '',
    number: wanted.number ?? '0536491802',
    numberE164: null,
    displayName: '',
    queue: '',
    subject: '',
    note: '',
    noteSavedAt: null,
    call: {
      answered: wanted.answered ?? false,
      talkedSeconds: wanted.talked ?? 0,
      endReason: wanted.reason ?? (wanted.answered ? 'hungUp' : 'missed'),
      endedBy: 'remote',
      status: null,
      redirectTo: null,
    },
  },
});

test('only real calls of today count', () => {
  const figures = figuresOf(
    [
      call({ startedAt: at(9), answered: true, talked: 300 }),
      call({ startedAt: at(9, 30), direction: 'out', answered: true, talked: 100 }),
      call({ startedAt: at(10), answered: true, talked: 999, practice: true }),
      call({ startedAt: at(10), answered: true, talked: 999 }),
      call({ startedAt: at(15, 0, 23), answered: true, talked: 50 }),
      call({ startedAt: at(10, 5) }),
      call({ startedAt: at(10, 6), reason: 'declined' }),
      call({ startedAt: at(10, 7), direction: 'out', reason: 'busy' }),
    ],
    now,
  );
  expect(figures.handled).toBe(3);
  expect(figures.handledOut).toBe(1);
  expect(figures.averageSeconds).toBeCloseTo(1399 / 3);
  expect(figures.missed).toBe(1);
  expect(figures.byHour.get(9)).toBe(2);
  expect(figures.byHour.get(10)).toBe(4);
});

test('the practice calls of the day are figures of their own', () => {
  const rows = [
    call({ startedAt: at(9), answered: true, talked: 300 }),
    call({ startedAt: at(10), answered: true, talked: 90, practice: true }),
    call({ startedAt: at(10, 5), practice: true }),
    call({ startedAt: at(10, 0, 22), answered: true, talked: 50, practice: true }),
  ];
  expect(figuresOf(rows, now, true)).toMatchObject({ handled: 1, talkedSeconds: 90, missed: 1 });
});

test('without a conversation there is no average', () => {
  expect(figuresOf([call({ startedAt: at(9) })], now).averageSeconds).toBeNull();
});

test('a missed caller leaves the list once talked to', () => {
  const missed = call({ startedAt: at(9), number: '01' });
  expect(callBacks([missed], now)).toHaveLength(1);
  const later = call({ startedAt: at(9, 30), number: '01', direction: 'out', answered: true });
  expect(callBacks([missed, later], now)).toHaveLength(0);
  const tried = call({ startedAt: at(9, 30), number: '01', direction: 'out', reason: 'busy' });
  expect(callBacks([missed, tried], now)).toHaveLength(1);
});

test('the same caller stands once, with how often', () => {
  const list = callBacks(
    [call({ startedAt: at(9), number: '01' }), call({ startedAt: at(8), number: '01' })],
    now,
  );
  expect(list).toHaveLength(1);
  expect(list[0]?.times).toBe(2);
});

test('a conversation that was cut waits for a call back', () => {
  const list = callBacks(
    [call({ startedAt: at(9), answered: true, talked: 160, reason: 'lineLost', customerId: 'c' })],
    now,
  );
  expect(list[0]?.why).toBe('cut');
});

test('what is older than yesterday is history', () => {
  expect(callBacks([call({ startedAt: at(9, 0, 22) })], now)).toHaveLength(0);
  expect(callBacks([call({ startedAt: at(9, 0, 23) })], now)).toHaveLength(1);
});
