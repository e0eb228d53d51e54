import type { Locator } from '@playwright/test';
import { expect, needs, type OpenDesk, test } from '../fixtures/desk';
import { startCheck, startRelay } from '../fixtures/readiness';
import { runFolder } from '../lab/run-folder';

needs('browser', 'sip-lab', 'sound-lab', 'netns');

/** The check as an agent does it who hears everything. */
const checkEverything = async ({ desk }: OpenDesk): Promise<{ row(name: string): Locator }> => {
  const row = await startCheck(desk);
  const heard = desk.customer.getByRole('button', { name: desk.words('readiness.heard') });
  await row('speaker')
    .getByRole('button', { name: desk.words('readiness.heard') })
    .click({ timeout: 30_000 });
  await row('ringer')
    .getByRole('button', { name: desk.words('readiness.heard') })
    .click();
  await expect(heard).toHaveCount(0);
  await expect(desk.customer.getByText(/^Checked \d/)).toBeVisible({ timeout: 60_000 });
  return { row };
};

test('before the shift everything is checked: what works is said to work, and a relay that refuses is named', async ({
  atWork,
  ports,
  pulse,
}, info) => {
  const coturn = await startRelay(ports, runFolder(info.parallelIndex, 'readiness'));
  try {
    const url = coturn.url('turn');
    const good = await atWork(
      (settings) => {
        settings.line['iceServers'] = [{ urls: url, ...coturn.credentials(600) }];
      },
      { sound: pulse },
    );
    const { row } = await checkEverything(good);
    for (const name of ['microphone', 'speaker', 'ringer', 'line', 'relay'])
      await expect(row(name)).toContainText(good.desk.words('readiness.state.good'));
    // How even the way is, a busy machine decides: that it was measured, and what of, is the desk's.
    await expect(row('path')).toContainText(/jitter \d+ ms|loss|Delay \d+ ms/i);
    await expect(
      good.desk.customer.getByText(good.desk.words('readiness.overall.bad')),
    ).toHaveCount(0);
    console.log((await row('line').innerText()).replaceAll('\n', ' · '));
    console.log((await row('path').innerText()).replaceAll('\n', ' · '));
    await good.close();

    const wrong = await atWork(
      (settings) => {
        settings.line['iceServers'] = [{ urls: url, username: 'nobody', credential: 'wrong' }];
      },
      { sound: pulse },
    );
    const second = await checkEverything(wrong);
    await expect(second.row('relay')).toContainText(
      wrong.desk.words('readiness.says.relayRefused', { url }),
    );
    await expect(second.row('relay')).toContainText(
      wrong.desk.words('readiness.mend.relayRefused'),
    );
    await expect(
      wrong.desk.customer.getByText(wrong.desk.words('readiness.overall.bad')),
    ).toBeVisible();
  } finally {
    await coturn.stop();
  }
});
