import { createSocket } from 'node:dgram';
import { machineAddress, type Ports } from './ports';
import { type Program, startProgram } from './program';

export interface MediaRelay extends Program {
  port: number;
}

/** Debian's rtpengine in user space: between the browser and peers that speak plain RTP. */
export const startMediaRelay = async (ports: Ports, folder: string): Promise<MediaRelay> => {
  const port = await ports.take();
  const cli = await ports.take();
  const program = await startProgram({
    name: 'rtpengine',
    command: 'rtpengine',
    args: [
      // Debian's own configuration listens on fixed ports; a second relay would not start.
      '--config-file=none',
      '--table=-1',
      '--foreground',
      '--log-stderr',
      '--log-level=6',
      `--interface=${machineAddress()}`,
      `--listen-ng=127.0.0.1:${port}`,
      // Its own, or two workers would want the same one.
      `--listen-cli=127.0.0.1:${cli}`,
      `--port-min=${ports.media.from}`,
      `--port-max=${ports.media.to}`,
      // A port is free again as soon as its call is over: there are few of them.
      '--delete-delay=0',
      '--num-threads=2',
      '--no-redis-required',
    ],
    folder,
    ready: () => udpBound(port),
  });
  return { ...program, port };
};

const udpBound = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => resolve(true));
    socket.bind(port, '127.0.0.1', () => socket.close(() => resolve(false)));
  });
