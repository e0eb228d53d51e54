import type { DeskBridge, DeskInfo } from '@contract';
import type { AudioDoor } from '../phone/audio';
import { type CallsDoor, isLive } from '../phone/calls';
import type { HeadsetsDoor } from '../phone/headset';
import type { Clock, Log } from '../kernel';
import type { LineDoor } from '../phone/line';
import { createReadinessFlow, type ReadinessDoor } from '../features/readiness';
import { askCredentials } from '../phone/relay';
import { headsetToCheck } from './headset-check';
import { askServers, loopOverRelay } from '../features/readiness/web/web-probe';
import { lineAccount, type SettingsDoor } from '../platform/settings';
import type { SipPhone } from '../phone/sip';

interface Needs {
  bridge: DeskBridge;
  settings: SettingsDoor;
  audio: { door: AudioDoor };
  calls: CallsDoor;
  line: LineDoor;
  phone: SipPhone;
  clock: Clock;
  log: Log;
  headsets: HeadsetsDoor;
  info: DeskInfo;
}

const place = 'allodesk.readiness';

/** The check before the shift, with the line's own servers; a call that comes ends it. */
export const readinessService = (needs: Needs) => {
  const { bridge, settings, calls, line, phone, clock, log } = needs;
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
  const calling = () => calls.store.getState().calls.some(isLive);
  const readiness: ReadinessDoor = createReadinessFlow({
    port: {
      ping: (timeoutMs) => phone.timePing(timeoutMs),
      askServers: async () => askServers(await servers(), log),
      loop: async () => loopOverRelay(await servers(), log),
    },
    audio: needs.audio.door,
    headset: headsetToCheck(needs),
    clock,
    memory: {
      read: () => localStorage.getItem(place),
      write: (text) => localStorage.setItem(place, text),
    },
    line: () => ({
      ready: line.store.getState().state.phase === 'ready',
      practice: values()['desk.line'].value === 'practice',
    }),
    calling,
  });
  calls.store.subscribe(() => {
    if (calling()) readiness.stop();
  });
  return { doors: { readiness } };
};
