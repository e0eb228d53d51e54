import { footprintOf } from '../fixtures/footprint';
import { expect, needs, test } from '../fixtures/nat';
import { gatherCast, randomCall } from '../fixtures/random-call';
import { seeded } from '../fixtures/seeded';

needs('browser', 'sip-lab', 'netns');

// A trace of so many calls is larger than all the others together.
test.use({ trace: 'off' });

const chances = { hold: 0.2, transfer: 0.15, cut: 0.05 };

// What they leave behind is held against limits in the long tier; here it is only printed.
test('twenty calls in a row, held, transferred and cut as chance wants it', async ({ network }) => {
  test.setTimeout(900_000);
  const cast = await gatherCast(network);
  const random = seeded(20);
  for (let call = 1; call <= 20; call++)
    console.log(`call ${call}: ${await randomCall(cast, random, chances)}`);
  console.log(`after twenty calls ${JSON.stringify(await footprintOf(cast.opened.page))}`);
  await cast.opened.desk.lineIs('ready');
  expect((await cast.customer.state()).phase).toBe('ended');
  // What they brought to the screen has left with them.
  await expect(cast.opened.desk.tabs).toHaveCount(1);
});
