import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import type { CommandOutcome, DeskCommand } from '@contract';
import { systemCode } from '../ipc/fault';
import { type CommandPlace, readPipe, socketAt, socketTrouble } from './place';
import { commandLimits, readAnswer, writeRequest } from './protocol';

/** What came of asking: an outcome of the desk's, or why there is none. */
export type Asked = { outcome: CommandOutcome } | { not: 'running' | 'answered' };

interface Address {
  path: string;
  key: Buffer | null;
}

/** Nobody is spoken to in a folder where somebody else could listen. */
const addressOf = (place: CommandPlace): Address | null => {
  if (place.kind === 'pipe') return readPipe(place.keyFile);
  if (socketTrouble(place, false) !== null) return null;
  return socketAt(place.file, place.user) === 'ours' ? { path: place.file, key: null } : null;
};

const askAt = (
  { path, key }: Address,
  command: DeskCommand,
  limits: typeof commandLimits,
): Promise<Asked> =>
  new Promise((done) => {
    const nonce = randomBytes(16).toString('hex');
    const socket = connect(path);
    let answer = '';
    let isConnected = false;
    const finish = (asked: Asked) => {
      clearTimeout(timer);
      socket.destroy();
      done(asked);
    };
    const timer = setTimeout(() => finish({ not: 'answered' }), limits.clientMs);
    socket.setEncoding('utf8');
    socket.once('connect', () => {
      isConnected = true;
      socket.write(writeRequest(key, nonce, command));
    });
    socket.on('data', (chunk: string) => {
      answer += chunk;
      const end = answer.indexOf('\n');
      if (end === -1 && answer.length <= limits.answer) return;
      const outcome = end === -1 ? null : readAnswer(key, nonce, answer.slice(0, end));
      finish(outcome ? { outcome } : { not: 'answered' });
    });
    socket.once('close', () => finish({ not: isConnected ? 'answered' : 'running' }));
    socket.once('error', (error) => {
      const nobody = ['ECONNREFUSED', 'ENOENT'].includes(systemCode(error));
      finish({ not: nobody && !isConnected ? 'running' : 'answered' });
    });
  });

/** Asks the running desk of this profile. Starts nothing. */
export const askDesk = async (
  places: readonly CommandPlace[],
  command: DeskCommand,
  limits: typeof commandLimits = commandLimits,
): Promise<Asked> => {
  for (const place of places) {
    const address = addressOf(place);
    const asked: Asked = address ? await askAt(address, command, limits) : { not: 'running' };
    if ('outcome' in asked || asked.not === 'answered') return asked;
  }
  return { not: 'running' };
};
