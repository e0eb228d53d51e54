import { chmodSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { CommandOutcome, CommandRefusal, DeskCommand } from '@contract';
import { systemCode } from '../ipc/fault';
import type { LogPort } from '../platform/ports';
import { askDesk } from './client';
import {
  type CommandPlace,
  forgetPipe,
  makePipe,
  type PlaceTrouble,
  socketAt,
  socketTrouble,
} from './place';
import { commandLimits, readRequest, writeAnswer } from './protocol';

export interface CommandServer {
  /** Nobody is heard from now on, and what stood on the disk is gone when it returns. */
  close(): void;
}

export interface CommandServerParts {
  places: readonly CommandPlace[];
  run: (command: DeskCommand) => Promise<CommandOutcome>;
  log: LogPort;
  limits?: typeof commandLimits;
}

/** Whether somebody listens there. One that does not answer in a second is there all the same. */
const isLive = (path: string): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(path);
    const finish = (live: boolean) => {
      socket.destroy();
      done(live);
    };
    socket.setTimeout(1000, () => finish(true));
    socket.once('connect', () => finish(true));
    socket.once('error', (error) =>
      finish(!['ECONNREFUSED', 'ENOENT', 'ECONNRESET'].includes(systemCode(error))),
    );
  });

interface Ready {
  path: string;
  key: Buffer | null;
  /** After listening has begun. */
  protect: () => void;
  forget: () => void;
}
type Prepared = Ready | { trouble: PlaceTrouble | 'live' };

/** Takes away what a desk left that was killed; one that runs is left alone, and so is what is no socket of ours. */
const prepareSocket = async (
  place: Extract<CommandPlace, { kind: 'socket' }>,
): Promise<Prepared> => {
  const { file, user } = place;
  const trouble = socketTrouble(place, true);
  if (trouble) return { trouble };
  const there = socketAt(file, user);
  if (there !== 'none' && there !== 'ours') return { trouble: there };
  if (there === 'ours') {
    if (await isLive(file)) return { trouble: 'live' };
    rmSync(file, { force: true });
  }
  return {
    path: file,
    key: null,
    protect: () => chmodSync(file, 0o600),
    // The system takes the name away with the socket.
    forget: () => undefined,
  };
};

const preparePipe = async (place: Extract<CommandPlace, { kind: 'pipe' }>): Promise<Prepared> => {
  // Names of pipes can be listed and taken: only who knows the key that was left is a desk.
  const asked = await askDesk([place], { do: 'state', private: false });
  if ('outcome' in asked) return { trouble: 'live' };
  const { path, key } = makePipe(place);
  return { path, key, protect: () => undefined, forget: () => forgetPipe(place.keyFile) };
};

type Line = { ok: true; text: string } | { ok: false; code: 'tooLarge' | 'badRequest' };

/** The first line of a client, within the limits of size and time; null: it went, or it gave none in time. */
const readLine = (socket: Socket, limits: typeof commandLimits): Promise<Line | null> =>
  new Promise((done) => {
    let chunks: Buffer[] = [];
    let size = 0;
    const finish = (line: Line | null) => {
      clearTimeout(timer);
      socket.off('data', take);
      socket.pause();
      chunks = [];
      done(line);
    };
    const take = (chunk: Buffer) => {
      const end = chunk.indexOf(10);
      size += end === -1 ? chunk.length : end + 1;
      if (size > limits.request) return finish({ ok: false, code: 'tooLarge' });
      if (end === -1) return void chunks.push(chunk);
      const text = Buffer.concat([...chunks, chunk.subarray(0, end)]).toString('utf8');
      // One request each: what comes behind it is no part of it.
      finish(end + 1 < chunk.length ? { ok: false, code: 'badRequest' } : { ok: true, text });
    };
    const timer = setTimeout(() => finish(null), limits.lineMs);
    socket.on('data', take);
    socket.once('end', () => finish(null));
    socket.once('close', () => finish(null));
  });

const createReception = (parts: CommandServerParts, key: Buffer | null) => {
  const limits = parts.limits ?? commandLimits;
  const clients = new Set<Socket>();
  const said = new Set<string>();
  // A program that goes on and on must not fill the log.
  const sayOnce = (why: string) => {
    if (said.has(why)) return;
    said.add(why);
    parts.log.write('warn', `commands: ${why} (said once)`);
  };
  const leave = (socket: Socket, text: string) => {
    socket.end(text);
    setTimeout(() => socket.destroy(), limits.leaveMs).unref();
    // Read on, for a socket closed upon unread bytes takes its answer with it.
    socket.resume();
  };
  const refuse = (socket: Socket, code: CommandRefusal) => {
    sayOnce(`a client was refused: ${code}`);
    leave(socket, writeAnswer(key, '', { ok: false, code }));
  };
  const serve = async (socket: Socket) => {
    const line = await readLine(socket, limits);
    if (line === null) return void socket.destroy();
    if (!line.ok) return refuse(socket, line.code);
    const request = readRequest(key, line.text);
    if (!request.ok) return refuse(socket, request.code);
    leave(socket, writeAnswer(key, request.nonce, await parts.run(request.command)));
  };
  return {
    take: (socket: Socket) => {
      socket.on('error', (error) => sayOnce(`a client broke off: ${systemCode(error)}`));
      if (clients.size >= limits.clients) return refuse(socket, 'busy');
      clients.add(socket);
      socket.once('close', () => clients.delete(socket));
      serve(socket).catch((error: unknown) => {
        parts.log.write('error', `commands: ${String(error)}`);
        socket.destroy();
      });
    },
    close: () => {
      for (const socket of clients) socket.destroy();
    },
  };
};

const listen = (server: Server, path: string): Promise<void> =>
  new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(path, () => {
      server.off('error', failed);
      done();
    });
  });

const openAt = async (ready: Ready, parts: CommandServerParts): Promise<CommandServer> => {
  const reception = createReception(parts, ready.key);
  // A client may close its half once it has asked: it is answered all the same.
  const server = createServer({ allowHalfOpen: true }, reception.take);
  await listen(server, ready.path);
  server.on('error', (error) => parts.log.write('error', `commands: ${String(error)}`));
  // The telephone lives and ends without it.
  server.unref();
  ready.protect();
  return {
    close: () => {
      server.close();
      reception.close();
      ready.forget();
    },
  };
};

/**
 * Listens for commands of this user's programs at the first place that serves, never on a network. Null, with a word
 * in the log: at none of them, or another desk of this profile listens already.
 */
export const openCommandServer = async (
  parts: CommandServerParts,
): Promise<CommandServer | null> => {
  for (const place of parts.places) {
    const where = place.kind === 'socket' ? place.file : place.keyFile;
    try {
      const ready = place.kind === 'socket' ? await prepareSocket(place) : await preparePipe(place);
      if (!('trouble' in ready)) return await openAt(ready, parts);
      parts.log.write('warn', `commands: not at ${where} (${ready.trouble})`);
      if (ready.trouble === 'live') return null;
    } catch (error) {
      parts.log.write('warn', `commands: not at ${where} (${systemCode(error) || String(error)})`);
    }
  }
  return null;
};
