import { test, needs } from '../fixtures/desk';
import { killInMidNote, knowsTheCaller } from '../fixtures/kill-in-mid-note';
import { seeded, seedOfRun } from '../fixtures/seeded';
import { customer } from '../lab/people';

needs('browser', 'sip-lab');

test('killed five times in mid-note: the note is there, the call is interrupted', async ({
  atWork,
  baresip,
}, info) => {
  test.setTimeout(240_000);
  const seed = seedOfRun();
  info.annotations.push({ type: 'seed', description: String(seed) });
  const random = seeded(seed);
  const phone = await baresip({ ...customer, tone: 1755 });
  const opened = await atWork();
  await knowsTheCaller(opened, phone);
  for (let round = 1; round <= 5; round++)
    await killInMidNote(opened, phone, 600 + random() * 3000, `round ${round}`);
});
