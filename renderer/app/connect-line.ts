import type { Fact } from '../platform/services';
import type { SettingsDoor } from '../platform/settings';
import { lineAccount } from '../platform/settings';
import type { DeskBridge } from '@contract';
import type { CallsFlow } from '../phone/calls';
import type { LineDoor } from '../phone/line';
import type { Log } from '../kernel';
import type { PracticeLine } from '../phone/practice-line';
import type { SipPhone } from '../phone/sip';

export interface LineConnectorOptions {
  bridge: DeskBridge;
  settings: SettingsDoor;
  line: LineDoor;
  phone: SipPhone;
  practice: PracticeLine;
  log: Log;
  /** True while a call is up: the line is not changed under it. */
  busy(): boolean;
}

type Connection = Parameters<SipPhone['use']>[0];

/** Connects the desk to what the settings say: nothing, the practice line or the PBX. */
export const createLineConnector = (options: LineConnectorOptions) => {
  const { bridge, settings, line, phone, practice, log } = options;
  let connected = '';
  let waiting = false;
  let turn = Promise.resolve();

  const secret = async (name: 'line' | 'turn') => {
    const reply = await bridge.ask('vault.read', name);
    return reply.ok ? (reply.value ?? '') : '';
  };

  const wanted = async (): Promise<Connection | null> => {
    const values = settings.store.getState().settings;
    if (values['desk.line'].value === 'practice') {
      return { via: 'memory' as const, account: practice.account, net: practice.net };
    }
    if (values['desk.line'].value === 'unset') return null;
    const account = lineAccount(values, await secret('line'), await secret('turn'));
    // The secret may be that of what the settings say meanwhile: never for the server of before.
    if (settings.store.getState().settings !== values) return wanted();
    return account && { via: 'websocket' as const, account };
  };

  /** Nothing is under way: a try that is asked for would otherwise never begin. */
  const standsStill = () =>
    !['ready', 'connecting', 'registering'].includes(line.store.getState().state.phase);

  const apply = async (again: boolean) => {
    const connection = await wanted();
    const key = connection ? JSON.stringify([connection.via, connection.account]) : '';
    if (key === connected && !(again && standsStill())) return;
    if (options.busy()) {
      waiting = true;
      return;
    }
    waiting = false;
    connected = key;
    await line.goOffline();
    if (!connection) return;
    if (connection.via === 'memory') practice.prepare();
    await phone.use(connection);
    line.goOnline();
  };

  const follow = (again = false): Promise<void> => {
    turn = turn
      .then(() => apply(again))
      .catch((error: unknown) => log('error', `line cannot be connected: ${String(error)}`));
    return turn;
  };

  return {
    /** Looks at the settings and the secret; connects anew only when they changed, or when asked `again`. */
    follow,
    /** The last call has ended: a change that had to wait applies now. */
    idle: () => {
      if (waiting) void follow();
    },
  };
};

type ServiceNeeds = Omit<LineConnectorOptions, 'busy'> & {
  inCall: Fact<boolean>;
  calls: Pick<CallsFlow, 'onEvent'>;
};

/** Settings decide which line it is. */
export const connectorService = ({ inCall, calls, ...needs }: ServiceNeeds) => {
  const connector = createLineConnector({ ...needs, busy: () => inCall.ask() });
  // Not before an earlier run was taken up, and the desk hears the calls.
  let isFollowing = false;
  const follow = (again: boolean) => {
    isFollowing = true;
    return connector.follow(again);
  };
  needs.settings.store.subscribe(() => {
    if (isFollowing) void connector.follow();
  });
  calls.onEvent(({ kind }) => {
    if (kind === 'callEnded') connector.idle();
  });
  return { doors: { connector: { follow: () => follow(false), connect: () => follow(true) } } };
};

export type LineConnector = ReturnType<typeof createLineConnector>;
