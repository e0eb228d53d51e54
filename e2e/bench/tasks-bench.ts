import type { DeskUnderTest } from './desk-bench';
import type { Measure } from './figures';
import { customerOf } from './phone-bench';

const calls = 4;
/** Reads who it is, talks, writes. */
const pauses = { ring: 700, talk: 1_000, act: 500 } as const;
const note = 'Third call about the washing machine, code E21. Technician on Thursday.';

/** Tasks above 50 ms (W3C Long Tasks) from the INVITE to the finished call, its customer's history on the screen. */
export const benchTasks = async (desk: DeskUnderTest, customers: number): Promise<Measure> => {
  const { page } = desk;
  const press = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).first().click();
    await page.waitForTimeout(pauses.act);
  };
  const each: number[][] = [];
  for (let round = 0; round < calls; round++) {
    await page.evaluate(() => window.deskProbe.longTasks());
    const call = await desk.ring(customerOf(round + 100, customers));
    await page.waitForTimeout(pauses.ring);
    await press('Answer');
    await page.waitForTimeout(pauses.talk);
    await page
      .getByRole('textbox', { name: /^Note\b/ })
      .first()
      .click();
    await page.keyboard.type(note, { delay: 20 });
    for (const name of ['Mute', 'Unmute', 'Keypad']) await press(name);
    await page.keyboard.press('Escape');
    await desk.hangUp(call);
    await page.waitForTimeout(pauses.act);
    await page
      .getByRole('button', { name: /^(Finish|Close)\b/ })
      .first()
      .click();
    await page.waitForTimeout(pauses.act);
    each.push(await page.evaluate(() => window.deskProbe.longTasks()));
  }
  // The first compiles what the others have compiled.
  const sum = (tasks: readonly number[]) => tasks.reduce((total, ms) => total + ms, 0);
  return {
    title: `Tasks above 50 ms in one call, ${customers.toLocaleString('en')} customers`,
    against: '',
    figures: [
      { name: 'how many, the first call', samples: each.slice(0, 1).map((one) => one.length) },
      { name: 'ms in all, the first call', samples: each.slice(0, 1).map(sum) },
      { name: 'how many, calls after it', samples: each.slice(1).map((one) => one.length) },
      { name: 'ms in all, calls after it', samples: each.slice(1).map(sum) },
      { name: 'longest, ms', samples: each.map((one) => Math.max(0, ...one)) },
    ],
  };
};
