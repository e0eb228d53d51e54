import { needs, test } from '../fixtures/desk';
import { killInMidNote, knowsTheCaller } from '../fixtures/kill-in-mid-note';
import { seeded, seedOfRun } from '../fixtures/seeded';
import { customer } from '../lab/people';

needs('browser', 'sip-lab');

// A trace of hours is larger than what it tells, and slows the typist down.
test.use({ trace: 'off' });

const rounds = Number(process.env['ALLODESK_KILLS'] ?? 200);

test(`killed ${rounds} times in mid-note, or until the time is over`, async ({
  atWork,
  baresip,
}, info) => {
  const end = performance.now() + Number(process.env['ALLODESK_MINUTES'] ?? 30) * 60_000;
  const random = seeded(seedOfRun());
  const phone = await baresip({ ...customer, tone: 1755 });
  const opened = await atWork();
  await knowsTheCaller(opened, phone);
  let done = 0;
  let worst = 0;
  while (done < rounds && performance.now() < end) {
    done += 1;
    const lost = await killInMidNote(opened, phone, 200 + random() * 6000, `round ${done}`);
    worst = Math.max(worst, lost);
  }
  info.annotations.push({ type: 'rounds', description: `${done} of ${rounds}` });
  console.log(`${done} of ${rounds} rounds, at worst ${Math.round(worst)} ms of typing lost`);
});
