import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { deskTest as test, expect, noElectron } from '../standin/desk-test';
import { electronBinary } from '../standin/electron-desk';
import type { Desktop } from '../standin/desktop';
import { DeskPage } from '../pages/desk-page';

const practice = JSON.stringify({ version: 1, desk: { line: 'practice' }, ui: { language: 'fr' } });

/** What the program says as JSON when it ends with this code. */
const ask = async (desk: Desktop, code: number, ...words: string[]): Promise<unknown> => {
  const ended = await desk.command(...words, '--json');
  expect(ended.code, ended.output).toBe(code);
  return JSON.parse(ended.output);
};

/** One state over the desk's socket, and how many milliseconds it took. */
const stateIn = (folder: string): Promise<number> =>
  new Promise((done, failed) => {
    const [name = ''] = readdirSync(join(folder, 'allodesk'));
    const begin = performance.now();
    const socket = connect(join(folder, 'allodesk', name));
    socket.once('error', failed);
    socket.once('data', () => {
      socket.destroy();
      done(performance.now() - begin);
    });
    socket.write('{"version":1,"nonce":"n","command":{"do":"state","private":false}}\n');
  });

for (const kind of ['standin', 'electron'] as const)
  test.describe(`the command line on ${kind}`, () => {
    test.skip(kind === 'electron' && electronBinary() === null, noElectron);

    test('fills a number, answers, mutes and hangs up a call, and finds a desk that was killed', async ({
      openDesktop,
    }) => {
      const opened = await openDesktop(kind, { stored: practice });
      const desk = new DeskPage(opened.page, 'fr');
      await expect(desk.field).toBeVisible();
      await expect
        .poll(async () => (await opened.command('state', '--json')).output)
        .toContain('"line":"practice"');
      expect(await ask(opened, 4, 'hangup')).toEqual({ ok: false, code: 'noCall' });

      const filled = { did: 'filled', why: 'notAllowed' };
      expect(await ask(opened, 0, 'dial', '01 99 00 12 34')).toMatchObject({ dial: filled });
      await expect(desk.field).toHaveValue(/01\s?99\s?00\s?12\s?34/);
      await expect(desk.button('hangUp')).toHaveCount(0);
      await desk.field.fill('');

      await desk.practiceWith('complaint');
      await desk.ringsWith();
      await ask(opened, 0, 'answer');
      await expect(desk.button('hangUp')).toBeVisible();
      const talking = { direction: 'in', phase: 'talking', practice: true };
      expect(await ask(opened, 0, 'mute', 'on')).toMatchObject({
        state: { agent: 'talking', calls: [{ ...talking, muted: true }] },
      });
      await expect(desk.button('unmute')).toBeVisible();
      expect(await ask(opened, 0, 'mute')).toMatchObject({
        state: { calls: [{ ...talking, muted: false }] },
      });
      expect(await ask(opened, 0, 'state', '--private')).toMatchObject({
        state: { calls: [{ ...talking, number: expect.stringMatching(/\d/) }] },
      });
      if (opened.sessionFolder) {
        const times: number[] = [];
        for (let round = 0; round < 5; round += 1) times.push(await stateIn(opened.sessionFolder));
        expect(times.toSorted((a, b) => a - b)[2]).toBeLessThan(300);
      }
      expect(await ask(opened, 0, 'hangup')).toMatchObject({ state: { calls: [] } });
      await expect(desk.button('hangUp')).toHaveCount(0);

      await opened.restart('killed');
      await expect(new DeskPage(opened.page, 'fr').field).toBeVisible();
      await expect.poll(async () => (await opened.command('state')).code).toBe(0);
      expect((await opened.command('stat')).code).toBe(2);
    });
  });
