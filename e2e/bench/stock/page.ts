import { Web } from 'sip.js';
import type { StockApi, StockOrder } from './stock-api';

interface Stock {
  call(target: string): Promise<void>;
  hangUp(): Promise<void>;
}

/** More patient than the default, which gives up after three attempts. */
const reconnect = { reconnectionAttempts: 100, reconnectionDelay: 4 };

/** The media come from an oscillator: processing would take a pure tone away. No third party's STUN server. */
const optionsOf = (order: StockOrder) => {
  const context = new AudioContext();
  const voice = new OscillatorNode(context, { frequency: order.tone });
  const out = context.createMediaStreamDestination();
  voice.connect(new GainNode(context, { gain: 0.4 })).connect(out);
  voice.start();
  const player = new Audio();
  player.autoplay = true;
  return {
    aor: `sip:${order.user}@${order.domain}`,
    media: { remote: { audio: player } },
    ...reconnect,
    userAgentOptions: {
      authorizationUsername: order.user,
      authorizationPassword: order.secret,
      logBuiltinEnabled: false,
      sessionDescriptionHandlerFactory: Web.defaultSessionDescriptionHandlerFactory(() =>
        Promise.resolve(out.stream.clone()),
      ),
      sessionDescriptionHandlerFactoryOptions: { peerConnectionConfiguration: { iceServers: [] } },
    },
  };
};

const simpleUser = async (order: StockOrder): Promise<Stock> => {
  const user = new Web.SimpleUser(order.server, optionsOf(order));
  await user.connect();
  await user.register();
  return { call: (target) => user.call(target), hangUp: () => user.hangup() };
};

/** With what it offers beyond the simple one: pings at the shortest interval that its documentation names. */
const sessionManager = async (order: StockOrder): Promise<Stock> => {
  const manager = new Web.SessionManager(order.server, {
    ...optionsOf(order),
    optionsPingInterval: 10,
    registrationRetry: true,
  });
  await manager.connect();
  await manager.register();
  return {
    call: async (target) => void (await manager.call(target)),
    hangUp: async () => {
      for (const { session } of manager.managedSessions.slice()) await manager.hangup(session);
    },
  };
};

let phone: Stock | null = null;
let domain = '';
const started = (): Stock => {
  if (!phone) throw new Error('not started');
  return phone;
};

const api: StockApi = {
  start: async (order) => {
    domain = order.domain;
    phone = await (order.kind === 'SimpleUser' ? simpleUser(order) : sessionManager(order));
  },
  call: (user) => started().call(`sip:${user}@${domain}`),
  hangUp: () => started().hangUp(),
};
window.stock = api;
