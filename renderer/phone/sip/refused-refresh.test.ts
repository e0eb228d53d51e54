import { describe, expect, it } from 'vitest';
import { silentLog, systemClock } from '../../kernel';
import { createLineFlow } from '../line';
import { accept, dial } from './testing/our-call';
import { createRig, onFakeTime, type Rig, tick } from './testing/rig';
import { ScriptedServer } from './testing/scripted-server';

onFakeTime();

/** A PBX whose user database fails: it answers, but lets nobody in. */
class Registrar extends ScriptedServer {
  refuses: number | null = null;

  override attach(receive: (message: string) => void) {
    const link = super.attach(receive);
    return {
      close: link.close,
      send: (raw: string) => {
        const refused = this.refuses !== null && raw.startsWith('REGISTER');
        this.answers = !refused;
        link.send(raw);
        if (!refused) return;
        const challenge = `WWW-Authenticate: Digest realm="lab.test", nonce="${this.seen.length}", qop="auth"`;
        this.reply(this.last('REGISTER'), this.refuses ?? 403, { headers: [challenge] });
        this.answers = true;
      },
    };
  }
}

/** In a call, over a line that keeps itself up. */
const talking = async () => {
  const server = new Registrar();
  const rig = await createRig({ ready: false, net: server });
  const line = createLineFlow({
    port: rig.phone.line,
    clock: systemClock,
    log: silentLog,
    random: () => 0.5,
    inCall: () => true,
    keepAliveMs: () => 10_000,
  });
  line.goOnline();
  await tick();
  await dial({ rig });
  await accept(rig);
  return { rig, server, line, phase: () => line.store.getState().state.phase };
};

const refreshed = (rig: Rig) => rig.server.all('REGISTER').length;

describe('a refresh that the PBX refuses while a call is up', () => {
  it.each([403, 404, 401])(
    '(%i) leaves the connection to the call, whose BYE leaves, and the line comes back by itself',
    async (status) => {
      const { rig, server, phase } = await talking();
      expect(phase()).toBe('ready');
      server.refuses = status;
      await tick(241_000);
      expect(phase()).toBe('waiting');
      expect(rig.ended('out')).toBeUndefined();
      expect(server.attached).toBe(1);
      rig.phone.calls.hangUp('out');
      await tick();
      expect(server.all('BYE')).toHaveLength(1);
      server.reply(server.last('BYE'), 200);
      await tick();
      expect(rig.ended('out')).toEqual({ reason: 'hungUp', by: 'agent' });
      // Slowly: not the account of one who is refused is to be locked.
      const asked = refreshed(rig);
      await tick(40_000);
      expect(refreshed(rig)).toBe(asked);
      server.refuses = null;
      await tick(10_000);
      expect(phase()).toBe('ready');
      expect(server.attached).toBe(1);
    },
  );

  it('and a cut: what was hung up meanwhile is said over the next connection, and again after the login', async () => {
    const { rig, server, phase } = await talking();
    server.refuses = 403;
    await tick(241_000);
    rig.phone.line.disconnect();
    rig.phone.calls.hangUp('out');
    await tick(1);
    expect(server.all('BYE')).toHaveLength(0);
    await tick(5000);
    expect(rig.ended('out')).toMatchObject({ reason: 'hungUp', by: 'agent' });
    expect(phase()).toBe('waiting');
    expect(server.attached).toBe(2);
    expect(server.all('BYE')).toHaveLength(1);
    server.reply(server.last('BYE'), 403);
    server.refuses = null;
    await tick(60_000);
    expect(phase()).toBe('ready');
    expect(server.all('BYE')).toHaveLength(2);
  });

  it('the agent’s press tries at once', async () => {
    const { server, line, phase } = await talking();
    server.refuses = 403;
    await tick(241_000);
    server.refuses = null;
    line.nudge('asked');
    await tick();
    expect(phase()).toBe('ready');
  });

  it('for an hour: few tries, and never another connection', async () => {
    const { rig, server, phase } = await talking();
    server.refuses = 403;
    await tick(241_000);
    const asked = refreshed(rig);
    await tick(3_600_000);
    expect(refreshed(rig) - asked).toBeLessThan(12);
    expect(server.attached).toBe(1);
    expect(phase()).toBe('waiting');
  });
});

it('a registrar that hangs does not take the connection of a call, as long as the server answers', async () => {
  const { rig, server, phase } = await talking();
  const { reply } = server;
  server.reply = (request, ...rest) => {
    if (request.method !== 'REGISTER') reply.call(server, request, ...rest);
  };
  await tick(300_000);
  expect(phase()).not.toBe('ready');
  expect(server.attached).toBe(1);
  rig.phone.calls.hangUp('out');
  await tick();
  expect(server.all('BYE')).toHaveLength(1);
  server.reply = reply;
  await tick(20_000);
  expect(phase()).toBe('ready');
});
