import type { Clock, Log } from '../kernel';
import type { LineDoor } from '../phone/line';
import { askCredentials, createRelayFlow, expiryOf, type RelayFlow } from '../phone/relay';
import type { SettingsDoor } from '../platform/settings';
import type { SipPhone } from '../phone/sip';

export interface RelayParts {
  clock: Clock;
  log: Log;
  settings: SettingsDoor;
  line: LineDoor;
  phone: SipPhone;
}

/** The settings say where the relay's credentials come from; the phone's calls use them, also those that are up. */
const createRelay = ({ clock, log, settings, line, phone }: RelayParts): RelayFlow => {
  const value = () => settings.store.getState().settings;
  const relay = createRelayFlow({
    clock,
    log,
    random: Math.random,
    port: {
      ask: askCredentials,
      use: (credentials) => {
        if (!credentials) return phone.useRelay(null);
        const { username, password: credential, uris } = credentials;
        // What finds an address needs no password and stays.
        const open = value()['line.iceServers'].value.filter((one) => one.username === undefined);
        phone.useRelay([
          ...open.map((one) => ({ urls: one.urls })),
          { urls: [...uris], username, credential },
        ]);
      },
    },
  });
  const follow = () => {
    const now = value();
    const url = now['line.turnCredentialsUrl'].value.trim();
    const pbx = now['desk.line'].value === 'pbx';
    const expiries = now['line.iceServers'].value.flatMap(
      (one) => expiryOf(one.username ?? '') ?? [],
    );
    relay.want(
      pbx && url !== '' ? { url, user: now['line.user'].value } : null,
      pbx && expiries.length > 0 ? Math.min(...expiries) : null,
    );
  };
  follow();
  settings.store.subscribe(follow);
  line.store.subscribe(({ state }, before) => {
    if (state.phase === 'ready' && before.state.phase !== 'ready') relay.nudge();
  });
  return relay;
};

/** Time-limited credentials of the relay. */
export const relayService = (needs: RelayParts) => {
  const relay = createRelay(needs);
  return { gives: { relay }, doors: { relay } };
};
