import type { z } from 'zod/mini';
import type { AskChannel, Envelope, TellChannel } from './channel';
import { commandChannels } from './commands';
import { desktopChannels } from './desktop';
import { deviceChannels } from './devices';
import { headsetChannels } from './headsets';
import { journalChannels } from './journal';
import { settingsChannels } from './settings/channels';
import { vaultChannels } from './vault';

export * from './channel';
export * from './commands';
export * from './desktop';
export * from './devices';
export * from './headsets';
export * from './journal';
export * from './setting-problem';
export * from './settings';
export * from './settings/channels';
export * from './vault';

/**
 * The whole door between main and renderer, and the only list of it. What is not here cannot cross. The preload is given
 * its names by the build, so that no schema gets into it.
 */
export const contract = {
  ...settingsChannels,
  ...vaultChannels,
  ...deviceChannels,
  ...headsetChannels,
  ...journalChannels,
  ...desktopChannels,
  ...commandChannels,
};

type Contract = typeof contract;
export type AskName = {
  [N in keyof Contract]: Contract[N] extends AskChannel ? N : never;
}[keyof Contract];
export type TellName = {
  [N in keyof Contract]: Contract[N] extends TellChannel ? N : never;
}[keyof Contract];

export type Request<N extends AskName> =
  Contract[N] extends AskChannel<infer Q, z.ZodMiniType> ? z.infer<Q> : never;
export type Reply<N extends AskName> =
  Contract[N] extends AskChannel<z.ZodMiniType, infer A> ? z.infer<A> : never;
export type News<N extends TellName> =
  Contract[N] extends TellChannel<infer P> ? z.infer<P> : never;

/** One answer for every question, of main as of the browser edition: a missing one does not compile. */
export type Handlers = { [N in AskName]: (request: Request<N>) => Reply<N> | Promise<Reply<N>> };

const namesOf = (kind: 'ask' | 'tell'): string[] =>
  Object.entries(contract)
    .filter(([, channel]) => channel.kind === kind)
    .map(([name]) => name);
export const askNames = () => namesOf('ask') as AskName[];
export const tellNames = () => namesOf('tell') as TellName[];

/** What `window.desk` is: put there by the preload, or by the browser edition. */
export interface DeskBridge {
  ask<N extends AskName>(name: N, request: Request<N>): Promise<Envelope<Reply<N>>>;
  /** Returns the function that stops listening. */
  hear<N extends TellName>(name: N, listener: (news: News<N>) => void): () => void;
}
