import type { ManualClock } from '../../../kernel';
import type { LinePort, LineSignal } from '../line-port';

// For tests of many desks and of long times.

/** A PBX on paper: up or down, slow or silent, one desk's view of it. */
export const paperPort = (clock: ManualClock, pbx: { up: boolean; silent?: boolean }) => {
  const orders: string[] = [];
  let tell: (signal: LineSignal) => void = () => undefined;
  const later = (signal: LineSignal, ms = 20) => void clock.after(ms, () => tell(signal));
  const reply = (signal: LineSignal) => {
    if (pbx.up && !pbx.silent) later(signal);
  };
  const port: LinePort = {
    connect: () => {
      orders.push('connect');
      later(
        pbx.up ? { kind: 'connected' } : { kind: 'disconnected', trouble: { kind: 'unreachable' } },
      );
    },
    disconnect: () => orders.push('disconnect'),
    register: () => {
      orders.push('register');
      reply({ kind: 'registered', expiresInSeconds: 300 });
    },
    unregister: () => {
      orders.push('unregister');
      reply({ kind: 'unregistered' });
    },
    ping: (timeoutMs) => {
      orders.push('ping');
      if (pbx.up && !pbx.silent) later({ kind: 'pingAnswered' });
      else later({ kind: 'pingMissed' }, timeoutMs);
    },
    keepAlive: (timeoutMs) => {
      orders.push('keepAlive');
      if (pbx.up && !pbx.silent) later({ kind: 'pingAnswered' });
      else later({ kind: 'pingMissed' }, timeoutMs);
    },
    onSignal: (listener) => {
      tell = listener;
      return () => undefined;
    },
  };
  return { port, orders, tell: (signal: LineSignal) => tell(signal) };
};

/** Deterministic, so that what is counted does not waver (Mulberry32). */
export const dice = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};
