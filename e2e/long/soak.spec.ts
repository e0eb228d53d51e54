import { type Footprint, footprintOf, middleFootprint } from '../fixtures/footprint';
import { expect, needs, test } from '../fixtures/nat';
import { gatherCast, randomCall } from '../fixtures/random-call';
import { seeded, seedOfRun } from '../fixtures/seeded';

needs('browser', 'sip-lab', 'netns');

// A trace of hours is larger than what it tells.
test.use({ trace: 'off' });

const calls = Number(process.env['ALLODESK_CALLS'] ?? 300);
/** What is made once is made by then. */
const settled = 50;

test(`${calls} calls with holds, transfers and cuts, or until the time is over`, async ({
  network,
}, info) => {
  const end = performance.now() + Number(process.env['ALLODESK_MINUTES'] ?? 60) * 60_000;
  const seed = seedOfRun();
  const random = seeded(seed);
  const cast = await gatherCast(network);
  const looks: Footprint[] = [];
  while (looks.length < calls && performance.now() < end) {
    const told = await randomCall(cast, random, { hold: 0.3, transfer: 0.15, cut: 0.1 });
    looks.push(await footprintOf(cast.opened.page));
    console.log(`call ${looks.length}: ${told}; ${JSON.stringify(looks.at(-1))}`);
  }
  info.annotations.push({ type: 'calls', description: `${looks.length} of ${calls}` });
  console.log(`seed ${seed}: ${looks.length} of ${calls} calls`);
  // Where there was no time for as many, the second half is held against the end of the first.
  const from = Math.min(settled, looks.length >> 1);
  const early = middleFootprint(looks.slice(Math.max(0, from - 5), from + 5));
  const late = middleFootprint(looks.slice(-10));
  console.log(`about call ${from}: ${JSON.stringify(early)}\nat the end: ${JSON.stringify(late)}`);
  expect.soft(late.connections).toBeLessThanOrEqual(early.connections);
  expect.soft(late.tracks).toBeLessThanOrEqual(early.tracks);
  if (looks.length <= settled) return;
  expect.soft(late.nodes).toBeLessThanOrEqual(early.nodes * 1.05);
  expect.soft(late.listeners).toBeLessThanOrEqual(early.listeners * 1.05);
  expect.soft(late.heapMegabytes).toBeLessThanOrEqual(early.heapMegabytes * 1.1);
});
