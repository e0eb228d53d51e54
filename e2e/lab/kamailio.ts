import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kamailioConfig } from './kamailio-config';
import type { OddManner } from './people';
import type { Ports } from './ports';
import { type Program, startProgram } from './program';

export interface Kamailio {
  /** What a desk is connected to. */
  server: string;
  sipPort: number;
  wsPort: number;
  oddPorts: Record<OddManner, number>;
  relayPort: number | null;
  logText(): string;
  stop(): Promise<void>;
  /** On the same ports, with an empty memory, as after a real restart. */
  startAgain(): Promise<void>;
}

export const startKamailio = async (
  ports: Ports,
  folder: string,
  relayPort: number | null,
): Promise<Kamailio> => {
  const own = join(folder, 'kamailio');
  mkdirSync(join(own, 'run'), { recursive: true });
  const sipPort = await ports.take();
  const wsPort = await ports.take();
  const oddPorts = {
    busy: await ports.take(),
    declined: await ports.take(),
    notFound: await ports.take(),
    redirect: await ports.take(),
    noAnswer: await ports.take(),
    earlyMedia: await ports.take(),
  };
  const config = join(own, 'kamailio.cfg');
  writeFileSync(config, kamailioConfig({ sipPort, wsPort, oddPorts, relayPort, folder: own }));
  const args = ['-DD', '-E', '-f', config, '-Y', join(own, 'run')];
  args.push('-P', join(own, 'kamailio.pid'), '-m', '64', '-M', '8');
  const start = (): Promise<Program> =>
    startProgram({
      name: 'kamailio',
      command: 'kamailio',
      args,
      folder: own,
      ready: () => answers(`http://127.0.0.1:${wsPort}/health`),
    });
  let program = await start();
  return {
    server: `ws://127.0.0.1:${wsPort}`,
    sipPort,
    wsPort,
    oddPorts,
    relayPort,
    logText: () => program.logText(),
    stop: () => program.stop(),
    startAgain: async () => {
      await program.stop();
      program = await start();
    },
  };
};

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(1000) })).ok;
  } catch {
    // Not up yet: asked again.
    return false;
  }
};
