import type { DeskBridge } from '@contract';
import type { Log } from '../kernel';
import { askCredentials } from '../phone/relay';
import type { SipPhone } from '../phone/sip';
import { lineAccount, type SettingsDoor } from '../platform/settings';

interface Needs {
  bridge: DeskBridge;
  settings: Pick<SettingsDoor, 'store'>;
  phone: Pick<SipPhone, 'timePing' | 'refused'>;
  log: Log;
}

/** Fetched after the first screen, with the check that needs it. */
const probe = () => import('../phone/relay/web/web-probe');

/** What the check before the shift asks of the line and its servers; passwords stay with the phone. */
export const probeService = ({ bridge, settings, phone, log }: Needs) => {
  const values = () => settings.store.getState().settings;
  const secret = async (name: 'line' | 'turn') => {
    const reply = await bridge.ask('vault.read', name);
    return reply.ok ? (reply.value ?? '') : '';
  };
  const servers = async () => {
    const url = values()['line.turnCredentialsUrl'].value.trim();
    const lent = url && (await askCredentials({ url, user: values()['line.user'].value }));
    const account = lineAccount(values(), await secret('line'), await secret('turn'));
    const fixed = (account?.iceServers ?? []).map((server) => ({
      ...server,
      urls: typeof server.urls === 'string' ? server.urls : [...server.urls],
    }));
    if (!lent || !lent.ok) return fixed;
    // As calls use them: what is lent takes the place of what has a password of its own.
    const { username, password: credential, uris } = lent.value;
    const open = fixed.filter((server) => server.username === undefined);
    return [...open, { urls: [...uris], username, credential }];
  };
  return {
    doors: {
      probe: {
        ping: (timeoutMs: number) => phone.timePing(timeoutMs),
        askServers: async () => (await probe()).askServers(await servers(), log),
        loop: async () => (await probe()).loopOverRelay(await servers(), log),
        refused: () => phone.refused(),
      },
    },
  };
};
