import { describe, expect, it, vi } from 'vitest';
import { createRig, onFakeTime, tick } from './testing/rig';
import { look, ScriptedServer } from './testing/scripted-server';

onFakeTime();

describe('the line', () => {
  it('connects, registers, and says so', async () => {
    const rig = await createRig();
    expect(rig.line).toEqual([
      { kind: 'connected' },
      { kind: 'registered', expiresInSeconds: 300 },
    ]);
  });

  it('registers with the same contact after every reconnection', async () => {
    const rig = await createRig();
    rig.phone.line.connect();
    await tick();
    rig.phone.line.register();
    await tick();
    const [first, second] = rig.server.all('REGISTER');
    expect(first?.header('Contact')).toBe(second?.header('Contact'));
    expect(first?.header('Contact')).toContain('+sip.instance="<urn:uuid:3d9f6c52');
    expect(rig.server.attached).toBe(2);
  });

  it('connects again at once on its own order, however often the net fails', async () => {
    const rig = await createRig({ ready: false });
    for (let attempt = 0; attempt < 20; attempt++) {
      rig.phone.line.connect();
      await tick();
      rig.phone.line.disconnect();
      await tick();
    }
    rig.phone.line.connect();
    await tick();
    expect(rig.line.filter((one) => one.kind === 'connected')).toHaveLength(21);
    expect(rig.line.filter((one) => one.kind === 'disconnected')).toHaveLength(20);
  });

  it('survives a listener that throws and one that connects inside of the news', async () => {
    const rig = await createRig({ ready: false });
    let again = 0;
    rig.phone.line.onSignal((signal) => {
      if (signal.kind === 'disconnected' && again++ === 0) rig.phone.line.connect();
      throw new Error('a bug of a listener');
    });
    rig.phone.line.connect();
    await tick();
    rig.phone.line.disconnect();
    await tick();
    expect(rig.line.map((one) => one.kind)).toEqual(['connected', 'disconnected', 'connected']);
    expect(rig.logged.join()).toContain('a bug of a listener');
  });

  it('notices a server that answers nothing, by its own time', async () => {
    const rig = await createRig();
    rig.phone.line.ping(2500);
    await tick();
    rig.server.answers = false;
    rig.phone.line.ping(2500);
    await tick(2400);
    expect(rig.line.slice(2)).toEqual([{ kind: 'pingAnswered' }]);
    await tick(200);
    expect(rig.line.slice(2)).toEqual([{ kind: 'pingAnswered' }, { kind: 'pingMissed' }]);
    // The library's own end of the request, half a minute later, is no second answer.
    await tick(60_000);
    expect(rig.line.slice(2)).toHaveLength(2);
  });

  it('takes any answer of the server for a sign of life', async () => {
    const rig = await createRig();
    rig.server.answers = false;
    rig.phone.line.ping(2500);
    await tick();
    rig.server.reply(rig.server.last('OPTIONS'), 404);
    await tick();
    expect(rig.line.at(-1)).toEqual({ kind: 'pingAnswered' });
  });

  it('misses a ping at once when there is no connection', async () => {
    const rig = await createRig({ ready: false });
    rig.phone.line.ping(2500);
    rig.phone.line.register();
    rig.phone.line.unregister();
    await tick();
    expect(rig.line.map((one) => one.kind)).toEqual([
      'pingMissed',
      'registrationFailed',
      'unregistered',
    ]);
  });

  it('keeps requests of a lost connection from waiting for their timers', async () => {
    const rig = await createRig();
    rig.server.answers = false;
    rig.phone.line.register();
    await tick();
    rig.phone.line.connect();
    await tick();
    rig.server.answers = true;
    rig.phone.line.register();
    await tick();
    expect(rig.line.filter((one) => one.kind === 'registered')).toHaveLength(2);
    expect(rig.line.filter((one) => one.kind === 'registrationFailed')).toHaveLength(0);
  });

  it.each(['', 'not an address', 'https://pbx.test', 'udp://pbx.test', 'wss://user:pw@pbx.test'])(
    'refuses the server address "%s"',
    async (server) => {
      const { phone } = await createRig({ ready: false });
      const heard: unknown[] = [];
      const base = { lineId: 'l', domain: 'lab.test', user: 'desk', authUser: '', displayName: '' };
      const account = {
        ...base,
        server,
        realm: '',
        secret: '',
        iceServers: [],
        registerExpires: 300,
      };
      await phone.use({ via: 'websocket', account });
      phone.line.onSignal((signal) => heard.push(signal));
      phone.line.connect();
      await tick();
      expect(heard).toEqual([{ kind: 'disconnected', trouble: { kind: 'badAddress' } }]);
    },
  );

  it.each(['lab.test\r\nX: y', 'lab test', '', 'lab.test;maddr=evil'])(
    'refuses the domain "%s"',
    async (domain) => {
      const rig = await createRig({ account: { domain }, ready: false });
      rig.phone.line.connect();
      await tick();
      expect(rig.line).toEqual([{ kind: 'disconnected', trouble: { kind: 'badAddress' } }]);
    },
  );

  it('writes no secret, number or name into the log or the console', async () => {
    const spies = (['log', 'warn', 'error', 'info', 'debug'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => undefined),
    );
    const rig = await createRig();
    rig.server.deliver(rig.server.invite({ from: '"Anna Karenina" <sip:0612345678@lab.test>' }));
    rig.server.deliver('INVITE broken 0612345678\r\n\r\n');
    await tick();
    rig.phone.calls.dial('out', '0698765432', { earlyMedia: false, anonymous: false });
    await tick();
    expect(rig.logged.join('\n')).not.toMatch(/0612345678|0698765432|Anna|pw-desk/);
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  });

  it('identifies itself with chance of the platform, not of Math.random alone', async () => {
    const random = vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const one = await createRig();
    const two = await createRig();
    random.mockRestore();
    const callIds = [one, two].map((rig) => rig.server.last('REGISTER').header('Call-ID'));
    expect(callIds[0]).not.toBe(callIds[1]);
    expect(callIds[0]?.length).toBeGreaterThanOrEqual(32);
  });
});

describe('changing the connection', () => {
  it('hangs up, unregisters, and listens to the earlier server no more', async () => {
    const rig = await createRig();
    rig.server.deliver(rig.server.invite());
    await tick();
    const next = new ScriptedServer();
    const account = {
      lineId: 'x',
      domain: 'other.test',
      user: 'desk',
      authUser: '',
      displayName: '',
    };
    const using = rig.phone.use({
      via: 'memory',
      net: next,
      account: {
        ...account,
        server: '',
        realm: '',
        secret: '',
        iceServers: [],
        registerExpires: 60,
      },
    });
    await tick();
    await using;
    expect(rig.ended('in-1')).toBeDefined();
    expect(rig.server.last('REGISTER').header('Contact')).toContain('expires=0');
    rig.server.deliver(rig.server.invite());
    await tick();
    expect(rig.calls.filter((one) => one.kind === 'incoming')).toHaveLength(1);
    rig.phone.line.connect();
    await tick();
    rig.phone.line.register();
    await tick();
    expect(next.last('REGISTER').start).toBe('REGISTER sip:other.test SIP/2.0');
  });

  it('does not wait longer than two seconds for a server that is silent', async () => {
    const rig = await createRig();
    rig.server.answers = false;
    let gone = false;
    const disposing = rig.phone.dispose().then(() => (gone = true));
    await tick(1900);
    expect(gone).toBe(false);
    await tick(200);
    await disposing;
    expect(gone).toBe(true);
  });

  it('twice in a row ends with the last', async () => {
    const rig = await createRig();
    const [first, last] = [new ScriptedServer(), new ScriptedServer()];
    const account = {
      lineId: 'x',
      domain: 'other.test',
      user: 'desk',
      authUser: '',
      displayName: '',
    };
    const rest = { server: '', realm: '', secret: '', iceServers: [], registerExpires: 60 };
    const changes = [first, last].map((net) =>
      rig.phone.use({ via: 'memory', net, account: { ...account, ...rest } }),
    );
    await tick(5000);
    await Promise.all(changes);
    rig.phone.line.connect();
    await tick();
    expect([first.attached, last.attached]).toEqual([0, 1]);
  });

  it('says once that a connection in the making was given up', async () => {
    const rig = await createRig({ ready: false });
    rig.phone.line.connect();
    rig.phone.line.disconnect();
    rig.phone.line.disconnect();
    await tick();
    expect(rig.line.map((one) => one.kind)).toEqual(['disconnected', 'disconnected']);
  });

  it('is gone at once when it never was there', async () => {
    const rig = await createRig({ ready: false });
    await rig.phone.dispose();
    rig.phone.calls.dial('out', '100', { earlyMedia: false, anonymous: false });
    await tick();
    expect(rig.ended('out')).toEqual({ reason: 'lineLost', by: 'network' });
  });
});

it('answers OPTIONS of the server and refuses what it does not do', async () => {
  const rig = await createRig();
  const request = (method: string) => rig.server.invite({ body: '' }).replaceAll('INVITE', method);
  for (const method of [
    'OPTIONS',
    'MESSAGE',
    'SUBSCRIBE',
    'INFO',
    'PUBLISH',
    'REFER',
    'NOTIFY',
    'UPDATE',
  ]) {
    rig.server.deliver(request(method));
  }
  await tick();
  const replies = rig.server.seen
    .filter((one) => one.status !== null)
    .map((one) => [one.header('CSeq').split(' ')[1], one.status]);
  expect(Object.fromEntries(replies)).toEqual({
    OPTIONS: 200,
    MESSAGE: 403,
    SUBSCRIBE: 405,
    INFO: 405,
    PUBLISH: 405,
    REFER: 405,
    NOTIFY: 481,
    UPDATE: 481,
  });
  const allow = look(rig.server.last(405).raw).header('Allow');
  expect(allow).not.toMatch(/SUBSCRIBE|REGISTER|PRACK/);
});
