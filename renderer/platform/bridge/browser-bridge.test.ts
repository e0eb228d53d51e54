import {
  askNames,
  type AskName,
  contract,
  type DeskBridge,
  type Reply,
  type Request,
} from '@contract';
import { describe, expect, it } from 'vitest';
import { createBrowserBridge } from './browser-bridge';
import { settingsPlace } from './browser-settings';
import { takeHandedOver } from './launch-token';
import { memoryStorage } from './memory-storage';

const open = (storage = memoryStorage(), handedOver: string | null = null) => {
  const refusals: string[] = [];
  const logged: string[] = [];
  const limits: string[] = [];
  let otherTab: (key: string | null) => void = () => undefined;
  const bridge = createBrowserBridge({
    storage,
    languages: ['fr-FR'],
    version: '1.2.3',
    handedOver,
    refused: (why) => refusals.push(why),
    onStorage: (heard) => (otherTab = heard),
    log: (level, text) => logged.push(`${level} ${text}`),
    limit: (sources) => limits.push(sources.join(' ')),
    reload: () => limits.push('reload'),
    calls: () => undefined,
  });
  return {
    bridge,
    storage,
    refusals,
    logged,
    limits,
    otherTab: (key: string | null) => otherTab(key),
  };
};
const value = async <N extends AskName>(
  bridge: DeskBridge,
  name: N,
  request: Request<N>,
): Promise<Reply<N>> => {
  const answer = await bridge.ask(name, request);
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
};

describe('the browser edition’s bridge', () => {
  it('answers every question as the contract has it', async () => {
    const { bridge } = open();
    const requests: Partial<Record<AskName, unknown>> = {
      'settings.write': [],
      'settings.import': '{}',
      'settings.preview': '{}',
      'settings.connect': { changes: [], secret: null, memoryOnly: true },
      'vault.keep': { name: 'line', secret: 's', memoryOnly: true },
      'vault.read': 'line',
      'vault.forget': 'line',
      'devices.report': { microphones: [], outputs: [] },
      'desk.presence': {
        line: 'off',
        agent: 'available',
        calls: 0,
        ringing: null,
        language: 'fr',
      },
      'log.write': { level: 'info', text: 't' },
      'journal.settled': [],
      'command.answer': { id: 1, outcome: { ok: false, code: 'noCall' } },
    };
    for (const name of askNames().filter((one) => one !== 'journal.append')) {
      const given: unknown = await value(bridge, name, (requests[name] ?? null) as never);
      expect(contract[name].reply.safeParse(given).error, name).toBeUndefined();
    }
  });

  it('never says that a note is in a journal', async () => {
    const { bridge } = open();
    const entry = { interactionId: 'a', at: 1, note: 'n' };
    expect(await bridge.ask('journal.append', entry)).toMatchObject({
      ok: false,
      code: 'journalFailed',
    });
  });

  it('keeps settings over a restart, with the desktop’s rules, and tells of changes', async () => {
    const { bridge, storage } = open();
    const news: unknown[] = [];
    const stop = bridge.hear('settings.changed', (settings) =>
      news.push(settings['ui.theme'].value),
    );
    await value(bridge, 'settings.write', [{ key: 'ui.theme', value: 'dark' }]);
    expect(await bridge.ask('settings.write', [{ key: 'ui.theme', value: 'pink' }])).toMatchObject({
      code: 'settingInvalid',
    });
    stop();
    await value(bridge, 'settings.write', [{ key: 'ui.theme', value: null }]);
    expect(news).toEqual(['dark']);
    await value(bridge, 'settings.write', [{ key: 'ui.theme', value: 'light' }]);
    const again = await value(open(storage).bridge, 'settings.read', null);
    expect(again['ui.theme']).toEqual({ value: 'light', source: 'user', locked: false });
  });

  it('keeps secrets in memory only, also those of a file', async () => {
    const { bridge, storage } = open(
      memoryStorage(),
      '{"line":{"server":"wss://pbx","secret":"s3cret","iceServers":[{"urls":"turn:t","credential":"t0p"}]}}',
    );
    expect(await value(bridge, 'vault.read', 'line')).toBe('s3cret');
    expect(await value(bridge, 'vault.read', 'turn')).toBe('t0p');
    expect(await value(bridge, 'vault.state', null)).toMatchObject({
      keeps: 'memory',
      because: 'browser',
      holds: ['line', 'turn'],
    });
    const refused = await bridge.ask('vault.keep', {
      name: 'line',
      secret: 'x',
      memoryOnly: false,
    });
    expect(refused).toMatchObject({ ok: false, code: 'vaultRefused' });
    expect(storage.getItem(settingsPlace)).toContain('wss://pbx');
    expect(storage.getItem(settingsPlace)).not.toMatch(/s3cret|t0p/);
    expect(await value(open(storage).bridge, 'vault.read', 'line')).toBeNull();
  });

  it('shows no other server the secret, and keeps a server with its secret or not at all', async () => {
    const { bridge, storage } = open(
      memoryStorage(),
      '{"line":{"server":"wss://pbx","user":"1","secret":"s3cret"}}',
    );
    const changes = [{ key: 'line.server' as const, value: 'wss://other' }];
    const other = { changes, secret: null, memoryOnly: true };
    expect(await bridge.ask('settings.connect', other)).toMatchObject({ code: 'secretNeeded' });
    expect(await bridge.ask('settings.write', changes)).toMatchObject({ code: 'secretNeeded' });
    expect(await value(bridge, 'vault.read', 'line')).toBe('s3cret');
    await value(bridge, 'settings.import', '{"line":{"server":"wss://evil"}}');
    expect(await value(bridge, 'vault.read', 'line')).toBeNull();
    await value(bridge, 'settings.connect', { ...other, secret: 'new' });
    expect(await value(bridge, 'vault.read', 'line')).toBe('new');
    expect(storage.getItem(settingsPlace)).toContain('wss://other');
  });

  it('lets the page connect to the configured servers alone, and to others after the call', async () => {
    expect(open().limits).toEqual(['wss: ws:']);
    const { bridge, limits } = open(
      memoryStorage(),
      '{"line":{"server":"pbx.example:7443/ws","turnCredentialsUrl":"https://relay.example/turn"}}',
    );
    expect(limits).toEqual(['wss://pbx.example:7443 https://relay.example']);
    const idle = { line: 'off', agent: 'available', ringing: null, language: 'fr' } as const;
    await value(bridge, 'desk.presence', { ...idle, calls: 1 });
    await value(bridge, 'settings.write', [{ key: 'line.server', value: 'wss://other' }]);
    expect(limits).toHaveLength(1);
    await value(bridge, 'desk.presence', { ...idle, calls: 0 });
    expect(limits.slice(1)).toEqual(['reload']);
  });

  it('says why a file was refused, and keeps what was there', async () => {
    const { bridge, refusals, logged } = open(memoryStorage(), '{"ui":{"theme":"x"}}');
    expect(logged).toEqual([
      'error the settings file was not taken over: line 1, column 16: ui.theme: one of system, light, dark',
    ]);
    expect(refusals).toEqual(['line 1, column 16: ui.theme = "x": one of system, light, dark']);
    expect(await value(bridge, 'desk.info', null)).toMatchObject({
      settingsRefused: [{ path: 'ui.theme', rule: 'oneOf' }],
    });
  });

  it('keeps a copy of settings that cannot be read', async () => {
    const storage = memoryStorage();
    storage.setItem(settingsPlace, '{"ui":{"th');
    const { bridge } = open(storage);
    await value(bridge, 'settings.write', [{ key: 'ui.theme', value: 'dark' }]);
    expect(storage.getItem(`${settingsPlace}.damaged`)).toBe('{"ui":{"th');
  });

  it('hears of another tab', async () => {
    const { bridge, storage, otherTab } = open();
    const news: unknown[] = [];
    bridge.hear('settings.changed', (settings) => news.push(settings['ui.theme'].value));
    storage.setItem(settingsPlace, '{"version":1,"ui":{"theme":"dark"}}');
    otherTab('something else');
    otherTab(settingsPlace);
    expect(news).toEqual(['dark']);
  });

  it('decides on devices by the same policy, again when the order changes', async () => {
    const { bridge } = open();
    const news: unknown[] = [];
    bridge.hear('devices.decided', (decision) => news.push(decision.microphone?.id));
    const one = (id: string) => ({ id, groupId: id, label: id });
    const report = { microphones: [one('a'), one('b')], outputs: [] };
    expect((await value(bridge, 'devices.report', report)).microphone?.id).toBe('a');
    await value(bridge, 'settings.write', [{ key: 'audio.microphones', value: ['b'] }]);
    await value(bridge, 'settings.write', [{ key: 'audio.ringVolume', value: 0 }]);
    expect(news).toEqual(['b']);
  });
});

describe('the handed-over settings file', () => {
  const token = 'a'.repeat(43);
  const take = (
    hash: string,
    {
      status = 200,
      cut = 0,
      memory = memoryStorage(),
    }: { status?: number; cut?: number; memory?: Storage } = {},
  ) => {
    const sent: string[] = [];
    const address: unknown[] = [];
    const taken = takeHandedOver({
      place: { hash, pathname: '/' },
      history: { replaceState: (_data, _title, url) => address.push(url) },
      memory,
      wait: async (ms) => void sent.push(`${ms} ms`),
      fetchFrom: async (input, init) => {
        sent.push(
          `${init?.method} ${input as string} ${new Headers(init?.headers).get('x-allodesk-token')}`,
        );
        if (cut-- > 0) throw new TypeError('Failed to fetch');
        return new Response(status === 200 ? '{}' : null, { status });
      },
    });
    return { taken, sent, address, memory };
  };

  it('is fetched with the token, which leaves the address bar', async () => {
    const { taken, sent, address } = take(`#settings=${token}`);
    expect((await taken)?.text).toBe('{}');
    expect(sent).toEqual([`POST /handover ${token}`]);
    expect(address).toEqual(['/']);
  });

  it('is fetched once more by a page that is loaded again, until it was taken', async () => {
    const { taken, memory } = take(`#settings=${token}`);
    await taken;
    const again = take('', { memory });
    const handedOver = await again.taken;
    expect(handedOver?.text).toBe('{}');
    await handedOver?.taken();
    expect(again.sent.at(-1)).toBe(`POST /handover/taken ${token}`);
    expect(await take('', { memory }).taken).toBeNull();
    expect(memory).toHaveLength(0);
  });

  it('is asked for again when the network cuts it off, and is not taken for none', async () => {
    const { taken, sent } = take(`#settings=${token}`, { cut: 1 });
    expect((await taken)?.text).toBe('{}');
    expect(sent).toHaveLength(3);
    const never = take(`#settings=${token}`, { cut: 3 });
    await expect(never.taken).rejects.toThrow('Failed to fetch');
    expect((await take('', { memory: never.memory }).taken)?.text).toBe('{}');
  });

  it('is nothing without a token, or when it was taken already', async () => {
    expect(await take('').taken).toBeNull();
    expect(take('#settings=short').sent).toEqual([]);
    const late = take(`#settings=${token}`, { status: 403 });
    expect(await late.taken).toBeNull();
    expect(late.memory).toHaveLength(0);
  });
});
