import { createSocket } from 'node:dgram';
import { machineAddress } from '../lab/ports';

/** A STUN server that takes every request and never answers: what a firewall that drops looks like. */
export const startSilentServer = async (): Promise<{ url: string; close(): void }> => {
  const socket = createSocket('udp4');
  await new Promise<void>((done, failed) => {
    socket.once('error', failed);
    socket.bind(0, '0.0.0.0', done);
  });
  return {
    url: `stun:${machineAddress()}:${socket.address().port}`,
    close: () => socket.close(),
  };
};
