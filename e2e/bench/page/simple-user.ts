import { Web } from 'sip.js';
import { domain } from '../caller';

/** SIP.js's own `SimpleUser` as its guide shows it, on the exchange that the address names; it answers by itself. */
const begin = async (): Promise<void> => {
  const server = new URLSearchParams(location.search).get('server') ?? '';
  const audio = new Audio();
  const user: Web.SimpleUser = new Web.SimpleUser(server, {
    aor: `sip:agent@${domain}`,
    media: { constraints: { audio: true, video: false }, remote: { audio } },
    userAgentOptions: {
      logBuiltinEnabled: false,
      sessionDescriptionHandlerFactoryOptions: { peerConnectionConfiguration: { iceServers: [] } },
    },
    delegate: { onCallReceived: () => void user.answer() },
  });
  await user.connect();
  await user.register();
};

void begin();
