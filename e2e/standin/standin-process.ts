import { type ChildProcess, fork } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Place } from '../lab/place';
import type { FromStandin, ToStandin } from './wire';

type Asking = Extract<ToStandin, { call: number }>;
type WithoutCall<T> = T extends unknown ? Omit<T, 'call'> : never;

export interface StandinProcess {
  tell(message: Exclude<ToStandin, Asking>): void;
  ask(message: WithoutCall<Asking>): Promise<unknown>;
  /** Everything that was written to the terminal. */
  output(): string;
  ended: Promise<number | null>;
  kill(signal: 'SIGTERM' | 'SIGKILL'): void;
}

interface Order {
  main: string;
  standin: string;
  argv: readonly string[];
  environment: Record<string, string>;
  heard: (message: FromStandin) => void;
  /** Where it runs. */
  place: Place;
}

/** Starts the built main process on the stand-in. */
export const startStandin = (order: Order): StandinProcess => {
  const child: ChildProcess = fork(order.main, [...order.argv], {
    execPath: order.place.executable(process.execPath),
    execArgv: ['--import', pathToFileURL(resolve(import.meta.dirname, 'register.mjs')).href],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...order.environment, STANDIN_FILE: order.standin },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const calls = new Map<
    number,
    { done: (value: unknown) => void; failed: (error: Error) => void }
  >();
  let last = 0;
  child.on('message', (message: FromStandin) => {
    if (message.say !== 'answer' && message.say !== 'failed') {
      order.heard(message);
      return;
    }
    const call = calls.get(message.call);
    calls.delete(message.call);
    if (message.say === 'answer') call?.done(message.value);
    else call?.failed(new Error(message.message));
  });
  const ended = new Promise<number | null>((done) => {
    child.once('exit', (code) => {
      for (const { failed } of calls.values()) failed(new Error(`main ended\n${text}`));
      done(code);
    });
  });
  /** Main may have ended a moment ago, and Node not know it yet. */
  const send = (message: ToStandin & { call?: number }, failed: (error: Error) => void) => {
    if (!child.connected) return failed(new Error(`main is not there\n${text}`));
    child.send(message, (error) => {
      if (error) failed(error);
    });
  };
  const tell = (message: ToStandin) => send(message, () => undefined);
  return {
    tell,
    ask: (message) =>
      new Promise((done, failed) => {
        last += 1;
        calls.set(last, { done, failed });
        send({ ...message, call: last }, failed);
      }),
    output: () => text,
    ended,
    kill: (signal) => void child.kill(signal),
  };
};
