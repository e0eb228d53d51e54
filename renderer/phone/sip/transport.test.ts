import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { manualClock, systemClock } from '../../kernel';
import {
  createMemoryTransport,
  createWebSocketTransport,
  serverAddress,
  type TransportListener,
} from './transport';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
  vi.unstubAllGlobals();
});

const listenerOnTest = () => {
  const heard: string[] = [];
  const listener: TransportListener = {
    opened: () => heard.push('opened'),
    closed: (why) => heard.push(`closed ${why}`),
    received: (message) => heard.push(`received ${message}`),
    pong: () => heard.push('pong'),
    undecodable: () => heard.push('undecodable'),
  };
  return { heard, listener };
};

/** A browser's socket says only that it closed. */
class BrowserSocket extends WebSocket {
  constructor(...given: ConstructorParameters<typeof WebSocket>) {
    super(...given);
    this.on('error', () => undefined);
  }
}

const serverOnTest = async () => {
  vi.stubGlobal('WebSocket', BrowserSocket);
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'sip' });
  await new Promise((resolve) => server.once('listening', resolve));
  closing.push(() => {
    for (const client of server.clients) client.terminate();
    server.close();
  });
  const address = server.address();
  if (typeof address === 'string' || address === null) throw new Error('no port');
  return { server, url: `ws://127.0.0.1:${address.port}` };
};
const until = (check: () => boolean) =>
  vi.waitFor(() => expect(check()).toBe(true), { timeout: 4000 });

describe('a WebSocket', () => {
  it('carries messages both ways, as text or bytes, and answers keep-alives', async () => {
    const { server, url } = await serverOnTest();
    const got: string[] = [];
    server.on('connection', (socket) => {
      socket.on('message', (data) => got.push(Buffer.isBuffer(data) ? data.toString() : ''));
      socket.send('text');
      socket.send(Buffer.from('bytes é'));
      socket.send(Buffer.from([0xff, 0xfe, 0x00]));
      socket.send('\r\n\r\n');
      socket.send('\r\n');
    });
    const { heard, listener } = listenerOnTest();
    const transport = createWebSocketTransport(url, systemClock, listener);
    expect(transport.protocol).toBe('WS');
    expect(transport.send('early')).toBe(false);
    transport.open();
    await until(() => got.length > 0 && heard.length === 5);
    expect(heard).toEqual(['opened', 'received text', 'received bytes é', 'undecodable', 'pong']);
    expect(got).toEqual(['\r\n']);
    expect(transport.send('hello')).toBe(true);
    await until(() => got.length === 2);
    expect(transport.ping()).toBe(true);
    await until(() => got.length === 3);
    expect(got.at(-1)).toBe('\r\n\r\n');
    transport.close();
    await until(() => heard.length === 6);
    expect(heard.at(-1)).toBe('closed unreachable');
  });

  it('opens anew without waiting for a dead one, whose late news does not count', async () => {
    const { server, url } = await serverOnTest();
    let clients = 0;
    server.on('connection', () => clients++);
    const { heard, listener } = listenerOnTest();
    const transport = createWebSocketTransport(url, systemClock, listener);
    transport.open();
    await until(() => heard.length === 1);
    const before = performance.now();
    transport.open();
    await until(() => heard.length === 2);
    expect(performance.now() - before).toBeLessThan(1000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(heard).toEqual(['opened', 'opened']);
    expect(clients).toBe(2);
    transport.close();
  });

  it('is lost when the server goes, once', async () => {
    const { server, url } = await serverOnTest();
    const { heard, listener } = listenerOnTest();
    const transport = createWebSocketTransport(url, systemClock, listener);
    transport.open();
    await until(() => heard.length === 1);
    for (const client of server.clients) client.terminate();
    await until(() => heard.length === 2);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).toEqual(['opened', 'closed unreachable']);
    expect(transport.isOpen()).toBe(false);
    expect(transport.send('x')).toBe(false);
  });

  it('says that nobody is there', async () => {
    vi.stubGlobal('WebSocket', BrowserSocket);
    const { heard, listener } = listenerOnTest();
    createWebSocketTransport('ws://127.0.0.1:9', systemClock, listener).open();
    await until(() => heard.length === 1);
    expect(heard).toEqual(['closed unreachable']);
  });

  it('does not wait for ever for a server that takes the connection and says nothing', () => {
    const close = vi.fn();
    class Silent {
      readyState = 0;
      close = close;
    }
    vi.stubGlobal('WebSocket', Silent);
    const clock = manualClock();
    const { heard, listener } = listenerOnTest();
    createWebSocketTransport('wss://pbx.test', clock, listener).open();
    clock.advance(7900);
    expect(heard).toEqual([]);
    clock.advance(200);
    expect(heard).toEqual(['closed unreachable']);
    expect(close).toHaveBeenCalledOnce();
  });

  it('to an address that the browser refuses is a bad address', async () => {
    vi.stubGlobal(
      'WebSocket',
      class {
        constructor() {
          throw new Error('SecurityError');
        }
      },
    );
    const { heard, listener } = listenerOnTest();
    createWebSocketTransport('wss://pbx.test', systemClock, listener).open();
    await until(() => heard.length === 1);
    expect(heard).toEqual(['closed badAddress']);
  });
});

it.each([
  ['wss://pbx.test/ws', true],
  ['ws://127.0.0.1:5066', true],
  ['http://pbx.test', false],
  ['udp:pbx.test', false],
  ['pbx.test', false],
  ['wss://u:p@pbx.test', false],
  ['wss://', false],
])('takes the address %s: %s', (text, taken) => expect(serverAddress(text) !== null).toBe(taken));

it('in memory delivers nothing within the call that sent it, and nothing after the end', async () => {
  const { heard, listener } = listenerOnTest();
  let deliver: (message: string) => void = () => undefined;
  const sent: string[] = [];
  const transport = createMemoryTransport(
    {
      attach: (receive) => {
        deliver = receive;
        return { send: (message) => void sent.push(message), close: () => undefined };
      },
    },
    listener,
  );
  transport.open();
  expect(transport.send('a')).toBe(true);
  expect(sent).toEqual([]);
  await Promise.resolve();
  await Promise.resolve();
  expect(sent).toEqual(['a']);
  deliver('b');
  expect(heard).toEqual(['opened']);
  transport.open();
  await Promise.resolve();
  await Promise.resolve();
  expect(heard).toEqual(['opened', 'opened']);
});
