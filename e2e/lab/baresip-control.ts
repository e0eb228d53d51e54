import { connect, type Socket } from 'node:net';
import type { DoorTo } from './place';
import { sleep } from './until';

export interface BaresipEvent {
  type: string;
  param?: string;
  [more: string]: unknown;
}

export interface BaresipControl {
  events: BaresipEvent[];
  order(command: string, params?: string): Promise<void>;
  close(): void;
}

/** baresip's ctrl_tcp: JSON in netstrings (cr.yp.to/proto/netstrings.txt). */
export const connectControl = async (door: DoorTo): Promise<BaresipControl> => {
  const socket = await patientConnect(door);
  const events: BaresipEvent[] = [];
  const waiting = new Map<string, (answer: { ok: boolean; data: string }) => void>();
  let sequence = 0;
  let pending: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    for (let next = takeString(pending); next; next = takeString(pending)) {
      pending = next.rest;
      const message = JSON.parse(next.text) as Record<string, unknown>;
      if (message['event']) events.push(message as unknown as BaresipEvent);
      else waiting.get(String(message['token']))?.(message as { ok: boolean; data: string });
    }
  });
  // Ending baresip resets the connection; what matters is seen by the next order.
  socket.on('error', () => socket.destroy());
  return {
    events,
    order: async (command, params) => {
      const token = String(sequence++);
      const answer = new Promise<{ ok: boolean; data: string }>((resolve) => {
        waiting.set(token, resolve);
      });
      const text = JSON.stringify({ command, params: params ?? '', token });
      socket.write(`${Buffer.byteLength(text)}:${text},`);
      const told = await Promise.race([answer, sleep(5000).then(() => null)]);
      waiting.delete(token);
      if (!told?.ok) throw new Error(`baresip refused ${command}: ${told?.data ?? 'no answer'}`);
    },
    close: () => socket.destroy(),
  };
};

const takeString = (buffer: Buffer): { text: string; rest: Buffer } | null => {
  const colon = buffer.indexOf(':');
  if (colon < 1) return null;
  const length = Number(buffer.toString('latin1', 0, colon));
  const end = colon + 1 + length;
  if (buffer.length < end + 1) return null;
  return { text: buffer.toString('utf8', colon + 1, end), rest: buffer.subarray(end + 1) };
};

const patientConnect = async (door: DoorTo): Promise<Socket> => {
  for (let tried = 0; ; tried++) {
    try {
      return await new Promise<Socket>((resolve, reject) => {
        const socket = connect(door);
        socket.once('connect', () => resolve(socket));
        socket.once('error', reject);
      });
    } catch (error) {
      if (tried > 100) throw error;
      await sleep(50);
    }
  }
};
