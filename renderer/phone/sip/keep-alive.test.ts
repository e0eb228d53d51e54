import { describe, expect, it } from 'vitest';
import { manualClock, silentLog, systemClock } from '../../kernel';
import { createLineFlow } from '../line';
import { KeepAlive } from './keep-alive';
import { type CrlfManner, stubSockets } from './testing/fake-socket';
import { account, createRig, onFakeTime, tick } from './testing/rig';
import { ScriptedServer } from './testing/scripted-server';

onFakeTime();

/** A desk at rest, or with a call, at a server of this manner. */
const atRest = async (manner: CrlfManner, calling = false) => {
  const server = new ScriptedServer();
  const sockets = stubSockets(server, manner);
  const rig = await createRig({
    ready: false,
    net: server,
    connection: { via: 'websocket', account },
  });
  const line = createLineFlow({
    port: rig.phone.line,
    clock: systemClock,
    log: silentLog,
    random: () => 0.5,
    inCall: () => calling,
    keepAliveMs: () => 10_000,
  });
  line.goOnline();
  await tick(1000);
  return {
    server,
    sockets,
    phase: () => line.store.getState().state.phase,
    options: () => server.all('OPTIONS').length,
  };
};

describe('a server that answers line ends', () => {
  it.each([
    [false, 60],
    [true, 133],
  ])('is asked by nothing else once that is known; in a call: %s', async (calling, pings) => {
    const { sockets, phase, options } = await atRest('answers', calling);
    await tick(600_000);
    expect(phase()).toBe('ready');
    expect(sockets.opened).toBe(1);
    expect(options()).toBe(1);
    expect(Math.abs(sockets.pings - pings)).toBeLessThan(3);
  });

  it('and dies is left within 25 s', async () => {
    const { server, sockets, phase } = await atRest('answers');
    await tick(25_000);
    sockets.dead = true;
    await tick(25_000);
    expect(phase()).not.toBe('ready');
    sockets.dead = false;
    await tick(20_000);
    expect(phase()).toBe('ready');
    expect(server.attached).toBeGreaterThan(1);
  });

  it('and stops answering them is not called dead: the next question is an OPTIONS', async () => {
    const { sockets, phase, options } = await atRest('answers');
    await tick(25_000);
    sockets.manner = 'ignores';
    await tick(600_000);
    expect(phase()).toBe('ready');
    expect(sockets.opened).toBe(1);
    expect(options()).toBeGreaterThan(50);
  });
});

describe('a server that does not answer line ends', () => {
  it('is asked by them twice, by OPTIONS all the time, and is not called dead', async () => {
    const { sockets, phase, options } = await atRest('ignores');
    await tick(600_000);
    expect(phase()).toBe('ready');
    expect(sockets.opened).toBe(1);
    expect(sockets.pings).toBe(2);
    expect(Math.abs(options() - 60)).toBeLessThan(3);
  });

  it('and closes the connection because of them is spared them after the second time', async () => {
    const { sockets, phase, options } = await atRest('closes');
    await tick(600_000);
    expect(phase()).toBe('ready');
    expect(sockets.pings).toBe(2);
    expect(sockets.opened).toBe(3);
    expect(options()).toBeGreaterThan(50);
  });
});

describe('a line end that nobody asked for', () => {
  const sent = () => true;

  it('before the first probe says nothing', () => {
    const keepAlive = new KeepAlive(manualClock());
    keepAlive.opened();
    keepAlive.pong();
    expect(keepAlive.suffices).toBe(false);
    keepAlive.probe(sent);
    keepAlive.pong();
    expect(keepAlive.suffices).toBe(true);
  });

  it('says nothing either once they have been found not to be answered', () => {
    const clock = manualClock();
    const keepAlive = new KeepAlive(clock);
    keepAlive.opened();
    for (let times = 0; times < 3; times++) keepAlive.probe(sent);
    keepAlive.pong();
    expect(keepAlive.suffices).toBe(false);
    keepAlive.opened();
    keepAlive.probe(sent);
    keepAlive.pong();
    keepAlive.ask(sent, 2_500, () => undefined);
    clock.advance(2_500);
    keepAlive.pong();
    expect(keepAlive.suffices).toBe(false);
  });

  it('does not acquit a server that closes the connection because of them', () => {
    const keepAlive = new KeepAlive(manualClock());
    let probes = 0;
    for (let times = 0; times < 5; times++) {
      keepAlive.opened();
      keepAlive.pong();
      keepAlive.probe(() => ++probes > 0);
      keepAlive.closed();
    }
    expect(probes).toBe(2);
  });
});

describe('OPTIONS where every request is to be authenticated', () => {
  const asks = (server: ScriptedServer) => {
    let nonce = 1;
    const { reply } = server;
    server.reply = (request, status, options) => {
      const carried = /nonce="(\w+)"/.exec(request.header('Proxy-Authorization'))?.[1];
      if (request.method !== 'OPTIONS' || carried === `n${nonce}`) {
        return reply.call(server, request, status, options);
      }
      const stale = carried ? ', stale=true' : '';
      reply.call(server, request, 407, {
        headers: [
          `Proxy-Authenticate: Digest realm="lab.test", nonce="n${nonce}", qop="auth"${stale}`,
        ],
      });
    };
    return { renew: () => nonce++ };
  };

  it('carries what worked last, counted on, and answers once more when it is stale', async () => {
    const { server, phase, options } = await atRest('ignores');
    const pbx = asks(server);
    await tick(100_000);
    // One challenge, and then one request for each question.
    expect(options()).toBe(11);
    const counts = server
      .all('OPTIONS')
      .map((one) => /nc=([\da-f]+)/.exec(one.header('Proxy-Authorization'))?.[1] ?? '');
    const one = (at: number) => (at + 1).toString(16).padStart(8, '0');
    expect(counts.slice(1)).toEqual(Array.from({ length: 10 }, (_, at) => one(at)));
    pbx.renew();
    await tick(100_000);
    expect(options()).toBe(22);
    expect(phase()).toBe('ready');
  });
});
