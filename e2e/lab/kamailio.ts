import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kamailioConfig, type KamailioManner } from './kamailio-config';
import type { OddManner, Person } from './people';
import { type Place, thisMachine } from './place';
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
  /** SIGKILL, as when its machine fails. */
  kill(): Promise<void>;
  /** On the same ports, with an empty memory, as after a real restart. */
  startAgain(): Promise<void>;
  /** The user database has a person no more, and has them again. */
  forget(person: Person): void;
  recall(person: Person): void;
}

export const startKamailio = async (
  ports: Ports,
  folder: string,
  relayPort: number | null,
  place: Place = thisMachine,
  manner: KamailioManner = {},
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
    lateAnswer: await ports.take(),
    twoAnswers: await ports.take(),
    glare: await ports.take(),
    forgotten: await ports.take(),
    gone: await ports.take(),
    unreached: await ports.take(),
    timedOut: await ports.take(),
    rangInVain: await ports.take(),
    lateOffer: await ports.take(),
  };
  const listening = { address: place.address, sipPort, wsPort };
  // Presence wants a database although it keeps everything in memory.
  cpSync('/usr/share/kamailio/dbtext/kamailio', join(own, 'dbtext'), { recursive: true });
  const config = join(own, 'kamailio.cfg');
  writeFileSync(config, kamailioConfig({ ...listening, oddPorts, relayPort, folder: own, manner }));
  const args = ['-DD', '-E', '-f', config, '-Y', join(own, 'run')];
  args.push('-P', join(own, 'kamailio.pid'), '-m', '64', '-M', '8');
  const start = (): Promise<Program> =>
    startProgram({
      name: 'kamailio',
      ...place.command('kamailio', args),
      folder: own,
      ready: () => place.answers(wsPort),
    });
  let program = await start();
  const users = (...command: string[]) =>
    void execFileSync('kamcmd', ['-s', `unix:${join(own, 'ctl')}`, ...command]);
  return {
    server: `ws://${place.address}:${wsPort}`,
    sipPort,
    wsPort,
    oddPorts,
    relayPort,
    logText: () => program.logText(),
    stop: () => program.stop(),
    kill: () => program.kill(),
    startAgain: async () => {
      await program.stop();
      program = await start();
    },
    forget: ({ user }) => users('htable.delete', 'pw', `s:${user}`),
    recall: ({ user, secret }) => users('htable.sets', 'pw', `s:${user}`, `s:${secret}`),
  };
};
