// For tests.
import type { AskName, Envelope, Reply, Request } from '@contract';
import { compose } from './compose';
import { createMemoryPlatform, type MemoryOptions } from './platform/memory-platform';

/** The main process on a desktop without Electron. */
export const startDesk = async (options: MemoryOptions = {}) => {
  const platform = createMemoryPlatform(options);
  await compose(platform);
  const ask = async <N extends AskName>(name: N, request: Request<N>) =>
    (await platform.ask(name, request)) as Envelope<Reply<N>>;
  const told = (name: string) =>
    platform.told.filter((one) => one.name === name).map(({ payload }) => payload);
  return { platform, ask, told };
};
