import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';

const firstPort = Number(process.env['ALLODESK_LAB_PORTS'] ?? 47_300);
const perWorker = 50;
const forMedia = 16;

export interface Ports {
  /** The first of `count` neighbouring ports that are free for TCP and UDP. */
  take(count?: number): Promise<number>;
  /** A range for the media relay. */
  media: { from: number; to: number };
}

/** Every worker has fifty ports of its own, so that two run side by side. */
export const createPorts = (worker: number): Ports => {
  const from = firstPort + worker * perWorker;
  const end = from + perWorker - forMedia;
  let next = from;
  const take = async (count = 1): Promise<number> => {
    for (let tried = 0; tried < perWorker * 2; tried++) {
      if (next + count > end) next = from;
      const first = next;
      const wanted = Array.from({ length: count }, (_, index) => first + index);
      const free = await Promise.all(wanted.map(isFree));
      next = first + (free.every(Boolean) ? count : 1);
      if (free.every(Boolean)) return first;
    }
    throw new Error(`no ${count} free ports between ${from} and ${end}`);
  };
  return { take, media: { from: end, to: end + forMedia - 1 } };
};

const isFree = async (port: number): Promise<boolean> => {
  const tcp = await new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '0.0.0.0', () => server.close(() => resolve(true)));
  });
  if (!tcp) return false;
  return new Promise<boolean>((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => resolve(false));
    socket.bind(port, '0.0.0.0', () => socket.close(() => resolve(true)));
  });
};

/** Where media is reachable: browsers offer no loopback candidates. */
export const machineAddress = (): string => {
  const all = Object.values(networkInterfaces()).flat();
  const own = all.find((one) => one && one.family === 'IPv4' && !one.internal);
  return own?.address ?? '127.0.0.1';
};
