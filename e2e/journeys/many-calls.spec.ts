import { footprintOf, restMs } from '../fixtures/footprint';
import { expect, needs, test } from '../fixtures/nat';
import { gatherCast, randomCall } from '../fixtures/random-call';
import { seeded } from '../fixtures/seeded';

needs('browser', 'sip-lab', 'netns');

/** What may stand ready for the next call; a leak of one in each call would be six. The long tier makes hundreds of calls. */
const prepared = { connections: 2, tracks: 4 };
const chances = { hold: 0.2, transfer: 0.15, cut: 0.05 };

test('six calls in a row, held, transferred and cut as chance wants it, leave nothing behind', async ({
  network,
}) => {
  test.setTimeout(600_000);
  const cast = await gatherCast(network);
  const { desk, page } = cast.opened;
  const random = seeded(37);
  const told: string[] = [];
  const since = performance.now();
  for (let call = 1; call <= 6; call++) told.push(await randomCall(cast, random, chances));
  console.log(told.join('\n'));
  // The seed is chosen so that each happens.
  for (const deed of ['held', 'cut', 'transferred'])
    expect(told.filter((one) => one.includes(deed)).length, deed).toBeGreaterThan(0);
  console.log(`six calls in ${Math.round((performance.now() - since) / 1000)} s`);
  await desk.lineIs('ready');
  for (const person of [cast.customer, cast.colleague])
    expect((await person.state()).phase).not.toBe('talking');

  const isLeft = async () => {
    const held = await footprintOf(page);
    console.log(`after six calls: ${JSON.stringify(held)}`);
    return {
      connections: held.connections > prepared.connections,
      tracks: held.tracks > prepared.tracks,
    };
  };
  await expect
    .poll(isLeft, { timeout: restMs + 10_000, intervals: [5000] })
    .toEqual({ connections: false, tracks: false });
});
