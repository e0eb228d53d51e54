import { settingDefaults, settingKeys, type ResolvedSettings, type SettingKey } from '@contract';
import { createLogTail } from '@policy/log-tail';
import { describe, expect, it } from 'vitest';
import { type BundleParts, bundleText, hashOf } from './bundle';
import { createLineHistory } from './line-history';

const seeded: Partial<Record<SettingKey, unknown>> = {
  'desk.agentName': 'Nadia Belkacem',
  'line.server': 'wss://pbx.example.com',
  'line.domain': 'example.com',
  'line.user': 'agent-4108',
  'line.authUser': 'auth-nadia',
  'line.displayName': 'Nadia B.',
  'line.iceServers': [{ urls: 'turn:relay', username: 'turn-name', credential: 'turn-secret' }],
  'line.turnCredentialsUrl': 'https://u:url-pass@turn.example.com/ask?key=K3y-of-the-relay#frag-7',
  'audio.microphones': ['Casque de Nadia'],
  'line.voicemail': '0639984127',
  'team.forwardTo': '06 39 98 41 27',
  'team.colleagues': [{ name: 'Claire Lefèvre', number: '4102' }],
  'line.qualityReportsTo': 'collector-0639984127@example.com',
};
/** What must never be found in the file, whatever brought it near. */
const hidden = [
  'nadia',
  'Evolve of Belka',
  'Nadia',
  'Belkacem',
  'agent-4108',
  'auth-nadia',
  'turn-name',
  'turn-secret',
  'K3y-of-the-relay',
  'url-pass',
  'frag-7',
  'S3cret-of-the-line',
  '0639984127',
  '06 39 98 41 27',
  '+33639984127',
  'Claire',
  'Lefèvre',
  'note of a customer',
  '4108726',
];

const settings = Object.fromEntries(
  settingKeys.map((key) => [
    key,
    { value: seeded[key] ?? settingDefaults[key], source: 'user', locked: false },
  ]),
) as ResolvedSettings;

const interaction = {
  startedAt: 1_700_000_000_000,
  direction: 'in',
  practice: false,
  talkedSeconds: 42,
  endReason: 'hungUp',
  endedBy: 'remote',
  status: null,
  quality: null,
  // What a row of the book holds besides: a careless caller may hand the whole row over.
  number: '+33639984127',
  displayName: 'Claire Lefèvre',
  note: 'note of a customer',
} as const;

const tail = createLogTail();
tail.add('warn', 'page: registration with secret S3cret-of-the-line refused', 0, [
  'S3cret-of-the-line',
]);
tail.add('info', 'asked https://turn.example.com/ask?key=K3y-of-the-relay#frag-7', 0);
tail.add('info', 'page: NotFound: Nadia’s AirPods Pro', 0);
tail.add('error', 'open /home/nadia.b/.config/Allodesk and C:\\Users\\nadia b\\AppData failed', 0);
tail.add('info', 'page: a call from 06 39 98 41 27 to agent-4108 of Nadia Belkacem', 0);

const parts: BundleParts = {
  at: 1_700_000_000_000,
  info: {
    version: '1.0.0',
    edition: 'browser',
    platform: 'browser',
    missing: [],
    languages: [],
    settingsRefused: [{ path: 'line.user', rule: 'type', limit: 'string', value: '41087265' }],
    policy: {
      inForce: 'none',
      problems: [
        { path: 'team.forwardTo', rule: 'form', value: '"x41087266"', line: 3, column: 9 },
      ],
    },
    settingsSetAside: '/Users/nadia.belka/Library/settings.json.damaged-1',
  },
  userAgent: 'Chromium',
  settings,
  userHash: 'abcd',
  line: { now: 'ready', history: [], counts: { ready: 1 } },
  microphone: 'ready',
  devices: {
    microphones: [{ id: 'x', groupId: 'g', label: 'Jabra Evolve2 40' }],
    outputs: [
      { id: 'y', groupId: 'g', label: 'Nadia’s AirPods Pro' },
      { id: 'z', groupId: 'g', label: 'Evolve of Belka (0b0e:0e41)' },
    ],
  },
  calls: Array.from({ length: 30 }, () => interaction),
  refused: { unparsable: 3 },
  longTasks: { count: 2, longestMs: 80 },
  log: tail.lines(),
};

describe('the diagnostics file', () => {
  const text = bundleText(parts);

  it.each(hidden)('never holds %s', (word) => {
    expect(text).not.toContain(word);
  });

  it('holds what IT needs', () => {
    const file = JSON.parse(text) as Record<string, never>;
    expect(file).toMatchObject({
      desk: {
        version: '1.0.0',
        settingsRefused: [{ path: 'line.user', rule: 'type', limit: 'string' }],
        policy: { inForce: 'none', problems: [{ path: 'team.forwardTo', line: 3, column: 9 }] },
      },
      settings: {
        'line.server': { value: 'wss://pbx.example.com' },
        'line.user': { value: 'set' },
        'line.turnCredentialsUrl': { value: 'https://turn.example.com/ask [hidden]' },
        'line.registerExpires': { value: 600 },
      },
      devices: {
        microphones: ['Jabra Evolve2 40'],
        outputs: ['AirPods Pro', 'Evolve (0b0e:0e41)'],
      },
      refusedMessages: { unparsable: 3 },
      longTasks: { count: 2 },
    });
    expect(file['calls']).toHaveLength(10);
    expect(file['log']).toHaveLength(5);
  });

  it('names the agent by a hash that only the same account gives', async () => {
    const hash = await hashOf('4108', 'example.com');
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
    expect(await hashOf('4108', 'example.com')).toBe(hash);
    expect(await hashOf('4109', 'example.com')).not.toBe(hash);
  });
});

describe('the history of the line', () => {
  it('keeps changes, not repetitions, and counts them by their cause', () => {
    const history = createLineHistory(() => 5);
    const waiting = {
      phase: 'waiting',
      attempt: 1,
      retryAt: 9,
      trouble: { kind: 'unreachable' },
    } as const;
    history.add({ phase: 'connecting', attempt: 1 });
    history.add({ phase: 'connecting', attempt: 2 });
    history.add(waiting);
    history.add({ phase: 'connecting', attempt: 3 });
    history.add(waiting);
    expect(history.events().map(({ phase }) => phase)).toEqual([
      'connecting',
      'waiting',
      'connecting',
      'waiting',
    ]);
    expect(history.counts()).toEqual({ connecting: 2, 'waiting: unreachable': 2 });
    for (let at = 0; at < 500; at++)
      history.add(at % 2 ? waiting : { phase: 'connecting', attempt: at });
    expect(history.events()).toHaveLength(100);
  });
});
