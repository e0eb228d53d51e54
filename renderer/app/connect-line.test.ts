import { createStore } from 'zustand/vanilla';
import { describe, expect, it } from 'vitest';
import type { DeskBridge } from '@contract';
import { silentLog } from '../kernel';
import type { LineDoor } from '../phone/line';
import type { PracticeLine } from '../phone/practice-line';
import type { SettingsDoor } from '../platform/settings';
import type { SipConnection, SipPhone } from '../phone/sip';
import { createLineConnector } from './connect-line';

const values = (line: string, server = 'wss://pbx.example') => ({
  'desk.line': { value: line },
  'line.server': { value: server },
  'line.user': { value: '4108' },
  'line.authUser': { value: '' },
  'line.domain': { value: '' },
  'line.realm': { value: '' },
  'line.displayName': { value: '' },
  'line.iceServers': { value: [] },
  'line.relayOnly': { value: false },
  'line.trustReplaces': { value: false },
  'line.registerExpires': { value: 300 },
  'line.digits': { value: 'rfc4733' },
});

const bench = (line: string) => {
  const deeds: string[] = [];
  const accounts: string[] = [];
  const store = createStore(() => ({ settings: values(line) }));
  let secret = 's3cret';
  const asked: (() => void)[] = [];
  let busy = false;
  const lineStore = createStore(() => ({ state: { phase: 'off' } }));
  const connector = createLineConnector({
    bridge: {
      ask: async () => {
        asked.shift()?.();
        return { ok: true, value: secret };
      },
    } as unknown as DeskBridge,
    settings: { store } as unknown as SettingsDoor,
    line: {
      store: lineStore,
      goOnline: () => deeds.push('online'),
      goOffline: async () => void deeds.push('offline'),
    } as unknown as LineDoor,
    phone: {
      use: async (to: SipConnection) => {
        deeds.push(`${to.via} ${to.account.user}`);
        accounts.push(`${to.account.server} ${to.account.secret}`);
      },
    } as unknown as SipPhone,
    practice: {
      net: {},
      account: { user: 'agent' },
      prepare: () => undefined,
    } as unknown as PracticeLine,
    log: silentLog,
    busy: () => busy,
  });
  return {
    connector,
    deeds,
    accounts,
    whenAsked: (run: () => void) => void asked.push(run),
    set: (to: string, server?: string) => store.setState({ settings: values(to, server) }),
    setSecret: (to: string) => (secret = to),
    setBusy: (to: boolean) => (busy = to),
    lineIs: (phase: string) => lineStore.setState({ state: { phase } }),
  };
};

describe('which line the desk is connected to', () => {
  it('a secret that was read while the server changed goes to the new one alone', async () => {
    const { connector, accounts, set, setSecret, whenAsked } = bench('pbx');
    whenAsked(() => {
      set('pbx', 'wss://other.example');
      setSecret('of the other');
    });
    await connector.follow();
    expect(accounts).toEqual(['wss://other.example of the other']);
  });

  it('nothing before the first start is done', async () => {
    const { connector, deeds } = bench('unset');
    await connector.follow();
    expect(deeds).toEqual([]);
  });

  it('the practice line, then the PBX when the agent changes over', async () => {
    const { connector, deeds, set } = bench('practice');
    await connector.follow();
    set('pbx');
    await connector.follow();
    expect(deeds).toEqual([
      'offline',
      'memory agent',
      'online',
      'offline',
      'websocket 4108',
      'online',
    ]);
  });

  it('connects anew for a new secret, and not for a setting of no concern', async () => {
    const { connector, deeds, setSecret } = bench('pbx');
    await connector.follow();
    await connector.follow();
    expect(deeds).toHaveLength(3);
    setSecret('other');
    await connector.follow();
    expect(deeds).toHaveLength(6);
  });

  it('tries the same again when asked after a refusal, and leaves a line that stands alone', async () => {
    const { connector, deeds, lineIs } = bench('pbx');
    await connector.follow();
    lineIs('ready');
    await connector.follow(true);
    expect(deeds).toHaveLength(3);
    lineIs('refused');
    await connector.follow();
    expect(deeds).toHaveLength(3);
    await connector.follow(true);
    expect(deeds).toHaveLength(6);
  });

  it('never under a call: the change waits for its end', async () => {
    const { connector, deeds, set, setBusy } = bench('pbx');
    await connector.follow();
    setBusy(true);
    set('pbx', 'wss://other.example');
    await connector.follow();
    expect(deeds).toHaveLength(3);
    setBusy(false);
    connector.idle();
    await connector.follow();
    expect(deeds).toHaveLength(6);
  });
});
