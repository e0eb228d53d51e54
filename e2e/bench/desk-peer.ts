import { type WebSocket, WebSocketServer } from 'ws';
import { Caller, domain } from './caller';
import { headerOf, parseMessage, replyTo } from './sip-message';

export interface DeskPeer {
  server: string;
  /** The caller on the desk's own connection; there once the desk has registered. */
  caller(): Promise<Caller>;
  close(): Promise<void>;
}

/** A telephone exchange for one desk: takes its registration, and calls it. */
export const startDeskPeer = async (): Promise<DeskPeer> => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  let registered: (caller: Caller) => void = () => undefined;
  const caller = new Promise<Caller>((resolve) => {
    registered = resolve;
  });
  server.on('connection', (socket: WebSocket) => {
    const here = new Caller({ send: (message) => socket.send(message) });
    socket.on('message', (data: Buffer) => {
      const raw = data.toString();
      const message = parseMessage(raw);
      if (message.start.startsWith('REGISTER ')) {
        const contact = `${headerOf(message, 'Contact').replace(/;expires=\d+/, '')};expires=3600`;
        socket.send(replyTo(message, '200 OK', 'peer', [`Contact: ${contact}`]));
        registered(here);
      } else if (message.start.startsWith('OPTIONS ')) {
        socket.send(replyTo(message, '200 OK', 'peer'));
      } else here.receive(raw);
    });
  });
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    server: `ws://127.0.0.1:${address.port}`,
    caller: () => caller,
    close: () =>
      new Promise((done) => {
        for (const client of server.clients) client.terminate();
        server.close(() => done());
      }),
  };
};

/** The settings file of a desk on this exchange. */
export const settingsOn = (server: string, audio: Record<string, unknown> = {}) => ({
  version: 1,
  desk: { line: 'pbx', agentName: 'Bench' },
  line: { server, domain, user: 'agent', secret: 'bench', iceServers: [], country: 'FR' },
  audio,
  ui: { language: 'en', theme: 'light' },
});
