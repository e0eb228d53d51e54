import { type Network, openNetwork } from '../fixtures/network';
import { needsOf } from '../lab/needs';
import { createPorts } from '../lab/ports';
import { runFolder } from '../lab/run-folder';
import { sleep } from '../lab/until';
import type { Measure } from './figures';
import {
  gapOf,
  listenBothWays,
  openDesk,
  openStock,
  steadyEnoughMs,
  type Subject,
} from './recovery-subjects';
import { registeredAfter, watchRegistered } from './registered-at';
import { startStockPhones } from './stock/stock-phones';

/** How long after the end of a cut a phone is waited for. */
const patienceMs = 20_000;
/** The same for a connection that died without a word: Allodesk promises ten seconds. */
const registerPatienceMs = 30_000;
const against = 'SIP.js SessionManager';
/** The PBX is away for so long: several, as one alone may suit a phone that tries every four seconds. */
const awayMs = [1000, 3000, 5000, 7000];

interface Cut {
  title: string;
  rounds: number;
  happens(network: Network): void | Promise<void>;
}

const cutFor = (kind: 'cable' | 'silent', ms: number) => async (network: Network) => {
  network.cut(kind);
  await sleep(ms);
  network.mend();
};

const cuts: readonly Cut[] = [
  { title: 'another address', rounds: 2, happens: (network) => network.moveAgent() },
  { title: 'every packet lost for 3 s', rounds: 2, happens: cutFor('silent', 3000) },
  { title: 'the cable out for 3 s', rounds: 2, happens: cutFor('cable', 3000) },
  { title: 'every packet lost for 15 s', rounds: 1, happens: cutFor('silent', 15_000) },
];

/** Why this machine cannot measure it, or null. */
export const recoveryLacks = (): string | null => needsOf('sip-lab') ?? needsOf('netns');

/**
 * How long sound is lost and how long nobody can call, behind a router, with the PBX outside. All phones stand in the
 * same network at once, each in a call of its own: what happens happens to all of them.
 */
export const benchRecovery = async (done: (measure: Measure) => void): Promise<void> => {
  const ports = createPorts(0);
  const network = await openNetwork(ports, runFolder(0, 'bench-recovery'));
  try {
    const stock = await startStockPhones(network.home, await ports.take());
    try {
      const subjects = [
        await openDesk(network, 'desktop', 0),
        await openDesk(network, 'browser', 2),
        await openStock(network, stock, 'SimpleUser', 4),
        await openStock(network, stock, 'SessionManager', 6),
      ];
      for (const cut of cuts) done(await measureCut(network, subjects, cut));
      done(await measureRestart(network, subjects));
      done(await measureDeadSocket(network, subjects));
    } finally {
      await stock.close();
    }
  } finally {
    await network.close();
  }
};

const emptyMeasure = (title: string, subjects: readonly Subject[], neverMs: number): Measure => ({
  title,
  against,
  neverMs,
  figures: subjects.map(({ name }) => ({ name, samples: [] })),
});

const measureCut = async (
  network: Network,
  subjects: readonly Subject[],
  { title, rounds, happens }: Cut,
): Promise<Measure> => {
  const measure = emptyMeasure(`Sound lost: ${title}`, subjects, patienceMs);
  for (let round = 0; round < rounds; round++) {
    for (const subject of subjects) await subject.inCall();
    for (const subject of subjects) await listenBothWays(subject);
    await sleep(500);
    await happens(network);
    const took = await eachWithin(subjects, patienceMs, async (subject, past) => {
      const { ms, steadyMs } = await gapOf(subject);
      // Something that broke nothing shows as what it is, after a while.
      const showed = ms > 200 || past > 5000;
      return showed && steadyMs > steadyEnoughMs ? ms : null;
    });
    note(measure, took);
  }
  return measure;
};

const measureRestart = async (network: Network, subjects: readonly Subject[]): Promise<Measure> => {
  const title = 'PBX back after 1, 3, 5, 7 s → registered again';
  const measure = emptyMeasure(title, subjects, patienceMs);
  for (const subject of subjects) await subject.atRest(true);
  for (const ms of awayMs) {
    for (const { page } of subjects) await watchRegistered(page);
    await network.kamailio.kill();
    await sleep(ms);
    await network.kamailio.startAgain();
    const since = Date.now();
    const took = await eachWithin(subjects, patienceMs, ({ page }) => registeredAfter(page, since));
    note(measure, took);
    for (const [at, subject] of subjects.entries()) await subject.atRest(took[at] === Infinity);
  }
  return measure;
};

/** The router has forgotten the connection: what is sent on it vanishes, and nobody is told. */
const measureDeadSocket = async (
  network: Network,
  subjects: readonly Subject[],
): Promise<Measure> => {
  const title = 'Connection dead without a word → registered again';
  const measure = emptyMeasure(title, subjects, registerPatienceMs);
  for (let round = 0; round < 2; round++) {
    for (const subject of subjects) await subject.atRest(true);
    for (const { page } of subjects) await watchRegistered(page);
    await sleep(1000);
    const since = Date.now();
    network.moveOutside();
    note(
      measure,
      await eachWithin(subjects, registerPatienceMs, ({ page }) => registeredAfter(page, since)),
    );
  }
  return measure;
};

/** What each came to; `Infinity`: nothing in time. */
const eachWithin = async (
  subjects: readonly Subject[],
  withinMs: number,
  look: (subject: Subject, past: number) => Promise<number | null>,
): Promise<number[]> => {
  const took = subjects.map(() => Number.POSITIVE_INFINITY);
  const from = performance.now();
  let past = 0;
  while (past < withinMs && took.includes(Number.POSITIVE_INFINITY)) {
    await sleep(200);
    past = performance.now() - from;
    for (const [at, subject] of subjects.entries())
      if (took[at] === Number.POSITIVE_INFINITY)
        took[at] = (await look(subject, past)) ?? Number.POSITIVE_INFINITY;
  }
  return took;
};

const note = ({ figures }: Measure, took: readonly number[]): void =>
  figures.forEach(({ samples }, at) => samples.push(took[at] ?? Number.POSITIVE_INFINITY));
