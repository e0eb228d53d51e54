import { agent, browserCustomer, customer, oddNumbers } from '../lab/people';
import { sippTone } from '../lab/sipp';
import { hearsTone } from '../fixtures/hearing';
import { expect, needs, test } from '../fixtures/desk';

needs('browser', 'sip-lab', 'sound-lab');

// The far ends prove each other before they prove the desk.
test.describe('the laboratory', () => {
  test('a browser registers with digest, and baresip and it hear each other', async ({
    farEnd,
    baresip,
  }) => {
    const browser = await farEnd({ ...agent, tone: 440, answer: 'manual' });
    expect((await browser.state()).registered).toBe(true);
    const phone = await baresip({ ...customer, tone: 1755 });
    await phone.dial(agent.user);
    await browser.reaches('ringing');
    expect((await browser.state()).caller).toContain(customer.user);
    await browser.answer();
    await browser.reaches('talking');
    await expect
      .poll(async () => (await browser.listen([1755, 440])).share[1755] ?? 0)
      .toBeGreaterThan(0.4);
    await expect.poll(() => phone.listen([440]).share[440] ?? 0).toBeGreaterThan(0.4);
    await phone.hangUp();
    await browser.reaches('ended');
  });

  test('silence is told from sound', async ({ farEnd }) => {
    const callee = await farEnd({ ...agent, tone: 440, answer: 'auto' });
    const caller = await farEnd({ ...browserCustomer, tone: 880, answer: 'auto' });
    await caller.dial(agent.user);
    await caller.reaches('talking');
    await expect
      .poll(async () => (await caller.listen([440])).share[440] ?? 0)
      .toBeGreaterThan(0.4);
    await expect
      .poll(async () => (await callee.listen([880])).share[880] ?? 0)
      .toBeGreaterThan(0.4);
    await callee.say(0);
    await expect.poll(async () => (await caller.listen([440])).level).toBeLessThan(0.002);
    await callee.say(660);
    await expect
      .poll(async () => (await caller.listen([660])).share[660] ?? 0)
      .toBeGreaterThan(0.4);
    await callee.hangUp();
    await caller.reaches('ended');
  });

  for (const [manner, status] of [
    ['busy', 486],
    ['declined', 603],
    ['notFound', 404],
    ['redirect', 302],
  ] as const) {
    test(`the scripted peer that is ${manner} answers ${status}`, async ({ farEnd, odd }) => {
      await odd(manner);
      const caller = await farEnd({ ...browserCustomer, tone: 880, answer: 'auto' });
      await caller.dial(oddNumbers[manner]);
      await caller.reaches('ended');
      expect((await caller.state()).refused).toBe(status);
    });
  }

  test('the peer that never answers can be cancelled', async ({ farEnd, odd }) => {
    await odd('noAnswer');
    const caller = await farEnd({ ...browserCustomer, tone: 880, answer: 'auto' });
    await caller.dial(oddNumbers.noAnswer);
    await caller.page.waitForTimeout(500);
    await caller.hangUp();
    await caller.reaches('ended');
    expect((await caller.state()).refused).toBe(487);
  });

  test('a peer that speaks before it answers is heard', async ({ farEnd, odd }) => {
    await odd('earlyMedia');
    const caller = await farEnd({ ...browserCustomer, tone: 880, answer: 'auto', early: true });
    await caller.dial(oddNumbers.earlyMedia);
    await expect
      .poll(async () => (await caller.listen([sippTone])).share[sippTone] ?? 0)
      .toBeGreaterThan(0.4);
    await caller.hangUp();
    await caller.reaches('ended');
  });

  test('digits reach baresip in order', async ({ farEnd, baresip }) => {
    const phone = await baresip({ ...customer, tone: 1755, codecs: 'PCMU/8000/1' });
    const caller = await farEnd({ ...browserCustomer, tone: 880, answer: 'auto' });
    await caller.dial(customer.user);
    await caller.reaches('talking');
    await hearsTone('the caller', caller.listen, 1755);
    await caller.page.evaluate(() => window.farEnd.digits('1234#*0'));
    await expect.poll(() => phone.digits()).toBe('1234#*0');
  });

  test('a speaker of the sound lab can be heard, and only while it plays', async ({ pulse }) => {
    expect((await pulse.listen('laptop', [420])).level).toBeLessThan(0.001);
    const playing = pulse.playInto('laptop', 700);
    await expect
      .poll(async () => (await pulse.listen('laptop', [700])).share[700] ?? 0)
      .toBeGreaterThan(0.4);
    await (await playing).stop();
    await expect.poll(async () => (await pulse.listen('laptop', [700])).level).toBeLessThan(0.001);
  });
});
