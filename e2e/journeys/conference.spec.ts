import { expect, needs, test } from '../fixtures/desk';
import { hearsNothing, hearsTone } from '../fixtures/hearing';
import { agent, browserCustomer, colleague } from '../lab/people';
import type { ToneReport } from '../lab/tone';
import { Parties } from '../pages/parties';

needs('browser', 'sip-lab');

type Listen = (frequencies: readonly number[]) => ToneReport | Promise<ToneReport>;

/** Both at once: each has a part of all the power that is heard. */
const hearsBoth = async (who: string, listen: Listen, tones: [number, number]): Promise<void> => {
  await expect
    .poll(
      async () => {
        const { share } = await listen(tones);
        return Math.min(share[tones[0]] ?? 0, share[tones[1]] ?? 0);
      },
      { message: `${who} hears ${tones.join(' and ')} Hz`, timeout: 20_000 },
    )
    .toBeGreaterThan(0.1);
};

const doesNotHear = async (who: string, listen: Listen, hertz: number): Promise<void> => {
  await expect
    .poll(async () => (await listen([hertz])).share[hertz] ?? 0, {
      message: `${who} does not hear ${hertz} Hz`,
      timeout: 20_000,
    })
    .toBeLessThan(0.02);
};

test.describe('a three-way call', () => {
  test('everybody hears the two others; one is muted, held, dropped; the rest go on', async ({
    atWork,
    farEnd,
  }) => {
    const { desk, hear } = await atWork(undefined, { tone: 440 });
    const parties = new Parties(desk);
    const caller = await farEnd({ ...browserCustomer, tone: 880, answer: 'auto' });
    const other = await farEnd({ ...colleague, tone: 1320, answer: 'auto' });
    await caller.dial(agent.user);
    await desk.ringsWith();
    await desk.answer();
    await desk.nameCaller('Claire', 'Lefèvre');
    await parties.consult(colleague.user);
    await hearsTone('the colleague', other.listen, 440);

    await parties.act('joinName');
    await expect(parties.conference.getByRole('listitem')).toHaveCount(2);
    await hearsBoth('the desk', hear, [880, 1320]);
    await hearsBoth('the customer', caller.listen, [440, 1320]);
    await hearsBoth('the colleague', other.listen, [440, 880]);
    await desk.newestContactSays(
      desk.words('customers.event.other.conference', { name: colleague.user }),
    );

    const customer = parties.conference.getByRole('listitem').first();
    await customer.getByRole('button').nth(0).click();
    await doesNotHear('the colleague', other.listen, 880);
    await hearsTone('the colleague', other.listen, 440);
    // Nobody hears the customer here, and that is no fault of the call.
    await desk.page.waitForTimeout(5_000);
    await expect(desk.stage).not.toContainText(desk.words('quality.silence.arrivesSilent.says'));
    await customer.getByRole('button').nth(0).click();
    await hearsBoth('the colleague', other.listen, [440, 880]);

    await customer.getByRole('button').nth(1).click();
    await hearsNothing('the held customer', caller.listen);
    await hearsTone('the colleague', other.listen, 440);
    await customer.getByRole('button').nth(1).click();
    await hearsBoth('the customer', caller.listen, [440, 1320]);

    await desk.press('mute');
    await hearsTone('the customer, while the agent is muted,', caller.listen, 1320);
    await doesNotHear('the customer', caller.listen, 440);
    await desk.press('unmute');

    const second = parties.conference.getByRole('listitem').nth(1);
    await second.getByRole('button').last().click();
    await other.reaches('ended');
    await expect(parties.conference).toHaveCount(0);
    await hearsTone('the customer', caller.listen, 440);
    await hearsTone('the desk', hear, 880);
    await desk.press('hangUp');
    await caller.reaches('ended');
  });

  test('is left: the two others go on together', async ({ atWork, farEnd }) => {
    const { desk } = await atWork(undefined, { tone: 440 });
    const parties = new Parties(desk);
    const caller = await farEnd({ ...browserCustomer, tone: 880, answer: 'auto' });
    const other = await farEnd({ ...colleague, tone: 1320, answer: 'auto' });
    await caller.dial(agent.user);
    await desk.ringsWith();
    await desk.answer();
    await parties.consult(colleague.user);
    await hearsTone('the colleague', other.listen, 440);
    await parties.act('joinName');
    await hearsBoth('the colleague', other.listen, [440, 880]);
    await parties.act('leave');
    await desk.endsWith('calls.end.transferred');
    await hearsTone('the colleague', other.listen, 880);
    await hearsTone('the customer', caller.listen, 1320);
    await other.hangUp();
  });
});
