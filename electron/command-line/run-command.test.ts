import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { CommandOutcome, CommandState, WaitingCommand } from '@contract';
import { compose } from '../compose';
import { createMemoryPlatform, type MemoryOptions } from '../platform/memory-platform';
import { checkFile } from '../settings/check-command';
import { readCommandLine } from './arguments';
import { endAll, newFolder, toEnd } from './testing/command-rig';
import { type CommandPlace, commandPlaces } from './place';
import { runCommand } from './run-command';
import { openCommandServer } from './server';

const state: CommandState = { line: 'ready', agent: 'talking', calls: [] };
afterEach(endAll);

/** The program started with these words beside the desks of these places. */
const run = async (places: readonly CommandPlace[], ...words: string[]) => {
  const line = readCommandLine(['allodesk', ...words], true);
  if (!line) throw new Error('it would have started the desk');
  const said: string[] = [];
  const complained: string[] = [];
  const code = await runCommand(line, places, {
    say: (text) => said.push(text),
    complain: (text) => complained.push(text),
    check: checkFile,
    language: 'en',
  });
  return { code, said: said.join('\n'), complained: complained.join('\n') };
};

/** The main process on a desktop without Electron, listening at a real socket. `page`: what its page answers. */
const startDesk = async (
  page: ((command: WaitingCommand['command']) => CommandOutcome) | null,
  options: MemoryOptions & { policy?: string } = {},
) => {
  const dataFolder = options.dataFolder ?? newFolder();
  if (options.policy) writeFileSync(join(dataFolder, 'policy.json'), options.policy);
  const platform = createMemoryPlatform({ ...options, dataFolder });
  const places = commandPlaces(platform.app);
  let quit = (): void => undefined;
  platform.app.onQuit = (end) => void (quit = end);
  platform.listenForCommands = async (answer, log) =>
    openCommandServer({ places, run: answer, log });
  const taken: WaitingCommand['command'][] = [];
  const take = async () => {
    const next = (await platform.ask('command.take', null)) as { value: WaitingCommand | null };
    return next.value;
  };
  const answerNext = async () => {
    const waiting = page && (await take());
    if (!waiting) return;
    taken.push(waiting.command);
    const { id, command } = waiting;
    await platform.ask('command.answer', { id, outcome: page(command) });
  };
  const { open } = platform.window;
  platform.window.open = (request, events) => {
    const window = open(request, events);
    const send: typeof window.send = (name, payload) => {
      window.send(name, payload);
      if (name === 'command.waiting') void answerNext();
    };
    return { ...window, send };
  };
  await compose(platform);
  toEnd.push(() => quit());
  // Its answer waits until it listens.
  const info = (await platform.ask('desk.info', null)) as { value: { missing: string[] } };
  return { platform, places, taken, take, missing: info.value.missing, quit: () => quit() };
};

const done = (): CommandOutcome => ({ ok: true, state });

describe('a command', () => {
  it('ends with 0 and says what is true afterwards', async () => {
    const { places, taken, missing } = await startDesk((command) => ({
      ok: true,
      state: {
        ...state,
        calls: [
          {
            direction: 'in',
            phase: 'talking',
            since: new Date(2026, 10, 30, 14, 2, 11).getTime(),
            held: false,
            muted: true,
            practice: false,
            ...(command.do === 'state' && command.private
              ? { number: '4102', name: 'I\u001B[2J\u202Enès' }
              : {}),
          },
        ],
      },
    }));
    expect(missing).not.toContain('commands');
    expect(await run(places, 'mute', 'on')).toEqual({
      code: 0,
      said: 'Line ready · On a call\nIncoming · talking since 14:02:11 · muted',
      complained: '',
    });
    expect((await run(places, 'state', '--private')).said).toMatch(/muted · I\[2Jnès · 4102$/);
    const { said } = await run(places, 'state', '--json');
    expect(JSON.parse(said)).toMatchObject({ ok: true, state: { calls: [{ muted: true }] } });
    expect(taken).toEqual([
      { do: 'mute', to: 'on' },
      { do: 'state', private: true },
      { do: 'state', private: false },
    ]);
  });

  it('ends with 2 where it is not understood, and nobody is asked', async () => {
    const { places, taken } = await startDesk(done);
    const wrong = await run(places, 'hangup', 'now');
    expect(wrong).toMatchObject({ code: 2, said: '' });
    expect(wrong.complained).toMatch(/^“now” does not belong here\.\nallodesk COMMAND/);
    expect((await run(places, 'stat')).complained).toMatch(/^“stat” is no command\./);
    expect(await run(places, 'help')).toMatchObject({ code: 0, complained: '' });
    expect(taken).toEqual([]);
  });

  it('ends with 3 where no desk runs: before its start, and after its end', async () => {
    const dataFolder = newFolder();
    const nowhere = commandPlaces(createMemoryPlatform({ dataFolder }).app);
    expect(await run(nowhere, 'answer')).toEqual({
      code: 3,
      said: '',
      complained: 'Allodesk is not running.',
    });
    expect(await run(nowhere, 'answer', '--json')).toEqual({
      code: 3,
      said: '{"ok":false,"code":"notRunning"}',
      complained: '',
    });
    const desk = await startDesk(done, { dataFolder });
    expect((await run(nowhere, 'answer')).code).toBe(0);
    desk.quit();
    expect((await run(nowhere, 'answer')).code).toBe(3);
  });

  it('ends with 4 where it is refused, with the reason', async () => {
    const { places } = await startDesk(() => ({ ok: false, code: 'noCall' }));
    expect(await run(places, 'hangup')).toEqual({
      code: 4,
      said: '',
      complained: 'There is no call for that.',
    });
    expect((await run(places, 'dial', '*21*0899#')).complained).toBe('That is not a plain number.');
  });

  it('ends with 5 where the window does not answer, which then must not do it any more', async () => {
    const { platform, places, take } = await startDesk(null);
    const asked = run(places, 'answer');
    await expect
      .poll(() => platform.told.some(({ name }) => name === 'command.waiting'), { timeout: 10_000 })
      .toBe(true);
    platform.tick(2000);
    expect(await asked).toMatchObject({
      code: 5,
      complained: 'The desk’s window did not answer in time.',
    });
    expect(await take()).toBeNull();
  });

  it('leaves `check` its own codes, without a desk', async () => {
    const file = join(newFolder(), 'a.json');
    writeFileSync(file, '{"ui":{"theme":"pink"}}');
    expect((await run([], 'check', file)).code).toBe(2);
    expect((await run([], 'check')).code).toBe(64);
  });

  it('is answered by the desk of its own profile', async () => {
    const one = await startDesk(() => ({ ok: false, code: 'noCall' }));
    const two = await startDesk(done);
    expect((await run(one.places, 'answer')).code).toBe(4);
    expect((await run(two.places, 'answer')).code).toBe(0);
  });
});

describe('a number given by another program', () => {
  it('passes the rules of a link, shows the window, and comes every two seconds at most', async () => {
    const { platform, places, taken } = await startDesk(done);
    const shows = platform.shows;
    expect((await run(places, 'dial', '01', '99', '00-12.34')).code).toBe(0);
    expect(await run(places, 'dial', 'tel:15')).toMatchObject({
      code: 4,
      complained: 'Too soon after the number before it. Wait two seconds.',
    });
    platform.tick(2000);
    expect((await run(places, 'dial', 'tel:+33199001234')).code).toBe(0);
    for (const other of ['*21#', 'tel:1;postd=2', 'sip:bob@evil.example', '1'.repeat(21), 'x'])
      expect((await run(places, 'dial', other)).code).toBe(4);
    expect(platform.shows).toBe(shows + 2);
    expect(taken).toEqual([
      { do: 'dial', number: '0199001234', mayDial: false },
      { do: 'dial', number: '+33199001234', mayDial: false },
    ]);
  });

  it('may be dialled where IT says so, never because the agent’s own settings do', async () => {
    const may = '{"commands":{"mayDial":true}}';
    const stored = JSON.parse(may) as Record<string, unknown>;
    const own = await startDesk(done, { stored });
    await run(own.places, 'dial', '4102');
    expect(own.taken).toEqual([{ do: 'dial', number: '4102', mayDial: false }]);
    const managed = await startDesk(done, { policy: `{"version":2,"fixed":${may}}` });
    await run(managed.places, 'dial', '4102');
    expect(managed.taken).toEqual([{ do: 'dial', number: '4102', mayDial: true }]);
  });

  it('is told to have been filled in, and why, or dialled', async () => {
    const filled = await startDesk(() => ({
      ok: true,
      state,
      dial: { did: 'filled', why: 'notAllowed' },
    }));
    expect(await run(filled.places, 'dial', '1')).toEqual({
      code: 0,
      said: 'The number stands in the dial field and was not dialled. Only you dial, unless your IT team allows it to other programs.',
      complained: '',
    });
    const dialled = await startDesk(() => ({ ok: true, state, dial: { did: 'dialled' } }));
    expect((await run(dialled.places, 'dial', '1')).said).toBe('Dialling.');
  });
});

it('the desk says where other programs cannot reach it, and leaves no number in its log', async () => {
  const deaf = createMemoryPlatform({ noCommands: true });
  await compose(deaf);
  const info = (await deaf.ask('desk.info', null)) as { value: { missing: string[] } };
  expect(info.value.missing).toContain('commands');
  const { platform, places } = await startDesk(done);
  await run(places, 'dial', '0199001234');
  expect(JSON.stringify(platform.logged)).not.toContain('0199001234');
});
