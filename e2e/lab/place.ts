import { connect } from 'node:net';
import { machineAddress } from './ports';

/** Where programs of the lab run: on this machine, or in a network that a journey made. */
export interface Place {
  /** Where its servers listen for signalling. */
  readonly address: string;
  /** Where media is reachable. */
  readonly mediaAddress: string;
  /** How a program is started there. */
  command(command: string, args: readonly string[]): { command: string; args: string[] };
  /** The same program as one executable that runs there, its descriptors and its process id kept. */
  executable(program: string): string;
  /** How this process reaches a port that listens there on 127.0.0.1. */
  door(port: number): Promise<DoorTo>;
  /** Makes what this process serves on localhost:port reachable there under the same name. */
  mirror(port: number): Promise<void>;
  /** Whether somebody listens there on this TCP port. */
  answers(port: number): Promise<boolean>;
}

export type DoorTo = { host: string; port: number } | { path: string };

export const thisMachine: Place = {
  address: '127.0.0.1',
  mediaAddress: machineAddress(),
  command: (command, args) => ({ command, args: [...args] }),
  executable: (program) => program,
  door: async (port) => ({ host: '127.0.0.1', port }),
  mirror: async () => undefined,
  answers: (port) =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1');
      const say = (there: boolean) => {
        socket.destroy();
        resolve(there);
      };
      socket.once('connect', () => say(true));
      socket.once('error', () => say(false));
    }),
};
