import { type Footprint, footprintOf, restMs } from '../fixtures/footprint';
import { expect, needs, test } from '../fixtures/nat';
import { gatherCast, randomCall } from '../fixtures/random-call';
import { seeded, seedOfRun } from '../fixtures/seeded';

needs('browser', 'sip-lab', 'netns');

// A trace of hours is larger than what it tells.
test.use({ trace: 'off' });

const calls = Number(process.env['ALLODESK_CALLS'] ?? 300);
/** What is made once is made by then. */
const settled = Math.min(50, calls >> 1);
/** A look at what is held takes a pause, so not after each call. */
const lookEvery = Math.max(1, Math.floor(settled / 2));

test(`${calls} calls with holds, transfers and cuts, or until the time is over`, async ({
  network,
}, info) => {
  const end = performance.now() + Number(process.env['ALLODESK_MINUTES'] ?? 60) * 60_000;
  const seed = seedOfRun();
  const random = seeded(seed);
  const cast = await gatherCast(network);
  const looks: { call: number; held: Footprint }[] = [];
  const look = async (call: number) => {
    await cast.opened.page.waitForTimeout(restMs);
    const held = await footprintOf(cast.opened.page);
    looks.push({ call, held });
    console.log(`after ${call} calls: ${JSON.stringify(held)}`);
  };
  let done = 0;
  while (done < calls && performance.now() < end) {
    const told = await randomCall(cast, random, { hold: 0.3, transfer: 0.15, cut: 0.1 });
    done += 1;
    console.log(`call ${done}: ${told}`);
    if (done % lookEvery === 0) await look(done);
  }
  if (looks.at(-1)?.call !== done) await look(done);
  info.annotations.push({ type: 'calls', description: `${done} of ${calls}` });
  console.log(`seed ${seed}: ${done} of ${calls} calls`);
  const early = looks.find(({ call }) => call >= settled)?.held;
  const late = looks.at(-1)?.held;
  if (!early || !late) throw new Error(`only ${done} calls: too few to tell`);
  expect.soft(late.connections).toBeLessThanOrEqual(early.connections);
  expect.soft(late.tracks).toBeLessThanOrEqual(early.tracks);
  expect.soft(late.nodes).toBeLessThanOrEqual(early.nodes * 1.05);
  expect.soft(late.listeners).toBeLessThanOrEqual(early.listeners * 1.05);
  expect.soft(late.heapMegabytes).toBeLessThanOrEqual(early.heapMegabytes * 1.1);
});
