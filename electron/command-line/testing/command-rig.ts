// For tests.
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { CommandOutcome, DeskCommand } from '@contract';
import { askDesk } from '../client';
import { type CommandPlace, commandPlaces } from '../place';
import { commandLimits } from '../protocol';
import { type CommandServer, openCommandServer } from '../server';

export const user = process.getuid?.() ?? -1;
export const done: CommandOutcome = {
  ok: true,
  state: { line: 'ready', agent: 'available', calls: [] },
};
/** Undone by `endAll`, which stands in each `afterEach`. */
export const toEnd: (() => void)[] = [];
export const endAll = () => {
  for (const end of toEnd.splice(0)) end();
};

export const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'cl-'));
  toEnd.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
export const placesIn = (dataFolder: string, environment: Record<string, string> = {}) =>
  commandPlaces({ system: 'linux', dataFolder, environment, user });
export const fileOf = ([place]: readonly CommandPlace[]) =>
  place?.kind === 'socket' ? place.file : '';

export const open = async (
  places: readonly CommandPlace[],
  run: (command: DeskCommand) => Promise<CommandOutcome> = async () => done,
  limits: Partial<Record<keyof typeof commandLimits, number>> = {},
) => {
  const logged: string[] = [];
  const server: CommandServer | null = await openCommandServer({
    places,
    run,
    log: { write: (_level, text) => void logged.push(text) },
    limits: { ...commandLimits, ...limits } as typeof commandLimits,
  });
  if (server) toEnd.push(server.close);
  return { server, logged };
};

/** Says these bytes and nothing more; everything that comes back until the desk hangs up. */
export const sayBytes = (file: string, bytes: Buffer | string, end = false): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect({ path: file, allowHalfOpen: true });
    let heard = '';
    socket.on('data', (chunk) => (heard += chunk.toString()));
    // The desk may have gone before all of it was said.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
    socket.on('end', () => socket.end());
    socket.write(bytes);
    if (end) socket.end();
  });

export const answers = async (places: readonly CommandPlace[]) =>
  expect(await askDesk(places, { do: 'answer' })).toEqual({ outcome: done });
