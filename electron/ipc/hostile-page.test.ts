import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AskName, askNames, type Request, settingDefaults } from '@contract';
import { createMemoryPlatform, type MemoryPlatform } from '../platform/memory-platform';
import { startDesk } from '../start-desk';

const secret = 'correct-horse-4108';

/** Of each question what fits its contract, from which the hostile ones are made. */
const fitting: { [N in AskName]: Request<N>[] } = {
  'command.take': [null],
  'command.answer': [{ id: 1, outcome: { ok: false, code: 'noCall' } }],
  'desk.info': [null],
  'desk.presence': [
    { line: 'ready', agent: 'available', calls: 0, ringing: null, language: 'en' },
    { line: 'off', agent: 'talking', calls: 2, ringing: { title: 'A', body: 'B' }, language: 'fr' },
  ],
  'hotkeys.state': [null],
  'log.write': [{ level: 'info', text: 'written' }],
  'log.tail': [null],
  'links.state': [null],
  'links.claim': [null],
  'devices.report': [
    { microphones: [{ id: 'a', groupId: 'g', label: 'Headset' }], outputs: [] },
    { microphones: [], outputs: [] },
  ],
  'headsets.teach': ['look', '046d:0ac4', null],
  'journal.append': [{ interactionId: 'i', at: 1, note: 'written' }],
  'journal.replay': [null],
  'journal.settled': [[{ interactionId: 'i', at: 1, part: 'note' }]],
  'vault.state': [null],
  'vault.keep': [{ name: 'turn', secret: 'relay-word', memoryOnly: false }],
  'vault.read': ['line', 'turn'],
  'vault.forget': ['turn'],
  'settings.read': [null],
  'settings.write': [
    [{ key: 'ui.theme', value: 'dark' }],
    [{ key: 'audio.microphones', value: ['a', 'b'] }],
    [{ key: 'line.server', value: settingDefaults['line.server'] }],
  ],
  'settings.connect': [{ changes: [], secret: null, memoryOnly: true }],
  'settings.preview': ['{"version":2,"ui":{"theme":"dark"}}'],
  'settings.import': ['{"version":2,"line":{"secret":"x"}}', '{'],
};

const cyclic: Record<string, unknown> = {};
cyclic['itself'] = cyclic;

/** All that can cross between processes (HTML, structured clone), and none of which fits. */
const junk = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
  }),
  fc.constantFrom<unknown>(
    undefined,
    Number.NaN,
    -0,
    Number.MAX_VALUE,
    '',
    '__proto__',
    'constructor',
    'x'.repeat(300_000),
    '\0\uD800\u202E',
    '../../etc/passwd',
    cyclic,
    new Error('thrown'),
    JSON.parse('{"__proto__":{"polluted":true}}'),
    JSON.parse('[{"key":"__proto__.polluted","value":true}]'),
    JSON.parse('{"version":2,"__proto__":{"polluted":true}}'),
    '{"version":2,"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    Array.from({ length: 20_000 }, () => null),
  ),
);

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** One place of it, any, is something else, is gone, or has a name too many. */
const broken = (value: unknown): fc.Arbitrary<unknown> => {
  if (!isTree(value)) return junk;
  const names = Object.keys(value);
  const rebuilt = (change: (copy: Record<string, unknown>) => void) => {
    const copy = structuredClone(value);
    change(copy);
    return copy;
  };
  const inside = names.map((name) =>
    broken(value[name]).map((other) => rebuilt((copy) => (copy[name] = other))),
  );
  const without = names.map((name) =>
    fc.constant(null).map(() => rebuilt((copy) => delete copy[name])),
  );
  const more = fc
    .tuple(fc.constantFrom('__proto__', 'toString', 'then', '0', 'x'), junk)
    .map(([name, other]) =>
      rebuilt((copy) =>
        Object.defineProperty(copy, name, { value: other, enumerable: true, configurable: true }),
      ),
    );
  return fc.oneof(junk, more, ...inside, ...without);
};

const hostileRequest = fc
  .constantFrom(...askNames())
  .chain((name) =>
    fc
      .constantFrom<unknown>(...fitting[name])
      .chain((request) =>
        fc.tuple(fc.constant(name), fc.oneof(fc.constant(request), broken(request))),
      ),
  );

const frames = fc.oneof(
  fc.constantFrom(
    null,
    { url: 'app://desk/index.html', isTop: false },
    { url: 'about:srcdoc', isTop: false },
    { url: 'app://desk:80/index.html', isTop: true },
    { url: 'app://desk.evil.example/index.html', isTop: true },
    { url: 'app://user@desk/index.html', isTop: true },
    { url: 'app:desk', isTop: true },
    { url: 'https://desk/index.html', isTop: true },
    { url: 'file:///opt/Allodesk/index.html', isTop: true },
    { url: 'javascript:location="app://desk/"', isTop: true },
    { url: 'blob:app://desk/1', isTop: true },
    { url: 'data:text/html,app://desk/', isTop: true },
    { url: 'view-source:app://desk/index.html', isTop: true },
  ),
  fc.record({ url: fc.webUrl(), isTop: fc.boolean() }),
);

/** All that a question may have changed. */
const stateOf = async (platform: MemoryPlatform, ask: (name: AskName) => Promise<unknown>) =>
  JSON.stringify([
    platform.saved,
    platform.told,
    platform.awake,
    platform.reloads,
    platform.shows,
    platform.hasQuit,
    platform.notices.shown,
    platform.tray,
    await ask('settings.read'),
    await ask('vault.state'),
    await ask('journal.replay'),
    await ask('hotkeys.state'),
    await ask('links.state'),
  ]);

it('a hostile frame learns nothing and changes nothing, whatever it asks', async () => {
  const { platform, ask } = await startDesk({ packaged: true });
  await ask('vault.keep', { name: 'line', secret, memoryOnly: false });
  const state = () => stateOf(platform, (name) => ask(name, null as never));
  const before = await state();
  await fc.assert(
    fc.asyncProperty(frames, hostileRequest, async (frame, [name, request]) => {
      expect(await platform.ask(name, request, frame)).toEqual({
        ok: false,
        code: 'untrustedFrame',
      });
    }),
    { numRuns: 500 },
  );
  expect(await state()).toBe(before);
  expect(JSON.stringify(platform.logged)).not.toContain(secret);
});

/** What a page hears of a request that could not be done: never a bug of ours. */
const faults = [
  'badRequest',
  'settingInvalid',
  'settingLocked',
  'settingsFileInvalid',
  'settingsFileTooNew',
  'secretNeeded',
  'vaultRefused',
];

it('the desk’s own page, were it taken over, gets answers and no bug, whatever it asks', async () => {
  const { platform, ask } = await startDesk({ packaged: true });
  await ask('vault.keep', { name: 'line', secret, memoryOnly: false });
  await fc.assert(
    fc.asyncProperty(hostileRequest, async ([name, request]) => {
      const answer = (await platform.ask(name, request)) as { ok: boolean; code?: string };
      if (!answer.ok) expect(faults).toContain(answer.code);
    }),
    { numRuns: 1000 },
  );
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  // It still serves, and what the page sent as a secret is in no line of the log.
  expect(await ask('settings.read', null)).toMatchObject({ ok: true });
  expect(platform.logged.filter(({ level }) => level === 'error')).toEqual([]);
  expect(JSON.stringify(platform.logged)).not.toContain('relay-word');
});

it('every question is asked of the real handlers', async () => {
  const answered: string[] = [];
  const platform = createMemoryPlatform();
  const { answer } = platform.ipc;
  platform.ipc.answer = (name, run) => {
    answered.push(name);
    answer(name, run);
  };
  const { compose } = await import('../compose');
  await compose(platform);
  expect(answered.toSorted()).toEqual(askNames().toSorted());
});
