import { describe, expect, it } from 'vitest';
import { connected, failures, ownContact } from './testing/our-line';
import { createRig, onFakeTime, tick } from './testing/rig';

onFakeTime();

describe('replies that are not quite right', () => {
  it('says so of a 200 without our contact, and can register again', async () => {
    const rig = await connected();
    rig.server.reply(rig.server.last('REGISTER'), 200);
    await tick();
    expect(failures(rig)).toEqual([{ kind: 'registrationFailed', trouble: { kind: 'badReply' } }]);
    rig.server.answers = true;
    rig.phone.line.register();
    await tick();
    expect(rig.line.at(-1)).toEqual({ kind: 'registered', expiresInSeconds: 300 });
  });

  it.each(['expires=0', 'expires=4', 'expires=abc', 'expires=-1', 'q=1'])(
    'makes no storm of "%s"',
    async (parameter) => {
      const rig = await connected();
      rig.server.reply(rig.server.last('REGISTER'), 200, {
        headers: [`Contact: ${ownContact(rig)};${parameter}`],
      });
      await tick(60_000);
      expect(rig.server.all('REGISTER')).toHaveLength(1);
      expect(failures(rig)).toHaveLength(1);
    },
  );

  it.each([5, 12, 29])('keeps a binding of %i s up, whatever was asked for', async (granted) => {
    const rig = await connected();
    let answered = 0;
    for (let past = 0; past < 600; past++) {
      const asked = rig.server.all('REGISTER');
      for (const one of asked.slice(answered)) {
        const headers = [`Contact: ${ownContact(rig)};expires=${granted}`];
        rig.server.reply(one, 200, { headers });
      }
      answered = asked.length;
      await tick(100);
    }
    expect(failures(rig)).toEqual([]);
    expect(rig.line.at(-1)).toEqual({ kind: 'registered', expiresInSeconds: granted });
    const refreshes = rig.server.all('REGISTER').length - 1;
    expect(refreshes).toBe(Math.floor(60 / (granted * 0.8)));
  });

  it('makes no storm of a month, which no timer can wait for', async () => {
    const rig = await connected();
    rig.server.reply(rig.server.last('REGISTER'), 200, {
      headers: [`Contact: ${ownContact(rig)};expires=2592000`],
    });
    await tick(60_000);
    expect(rig.server.all('REGISTER')).toHaveLength(1);
    expect(rig.line.at(-1)).toEqual({ kind: 'registered', expiresInSeconds: 2_592_000 });
    await tick(1_800_000);
    expect(rig.server.all('REGISTER')).toHaveLength(2);
  });

  it.each(['', 'Min-Expires: 300', 'Min-Expires: abc', 'Min-Expires: 999999999999'])(
    'gives up on a 423 with "%s"',
    async (headerLine) => {
      const rig = await connected();
      rig.server.reply(rig.server.last('REGISTER'), 423, {
        headers: headerLine ? [headerLine] : [],
      });
      await tick(60_000);
      expect(rig.server.all('REGISTER')).toHaveLength(1);
      expect(failures(rig)).toEqual([
        { kind: 'registrationFailed', trouble: { kind: 'badReply' } },
      ]);
    },
  );

  it('asks longer twice after a 423, not a third time', async () => {
    const rig = await connected();
    for (const least of [600, 700, 800]) {
      rig.server.reply(rig.server.last('REGISTER'), 423, { headers: [`Min-Expires: ${least}`] });
      await tick();
    }
    const asked = rig.server.all('REGISTER').map((one) => one.header('Expires'));
    expect(asked).toEqual(['300', '600', '700']);
    expect(failures(rig)).toHaveLength(1);
  });

  it('takes the grant from Expires when the contact has none', async () => {
    const rig = await connected();
    rig.server.reply(rig.server.last('REGISTER'), 200, {
      headers: [`Contact: <sip:other@host.test>;expires=5, ${ownContact(rig)}`, 'Expires: 120'],
    });
    await tick();
    expect(rig.line.at(-1)).toEqual({ kind: 'registered', expiresInSeconds: 120 });
  });
});

describe('refusals', () => {
  it.each([
    [403, [], { kind: 'forbidden' }],
    [404, [], { kind: 'unknownUser' }],
    [302, ['Contact: <sip:elsewhere.test>'], { kind: 'badAddress' }],
    [500, [], { kind: 'serverError', status: 500 }],
    [603, [], { kind: 'serverError', status: 603 }],
  ])('explains %i', async (status, headers, trouble) => {
    const rig = await connected();
    rig.server.reply(rig.server.last('REGISTER'), status, { headers });
    await tick();
    expect(failures(rig)).toEqual([{ kind: 'registrationFailed', trouble }]);
  });

  it('passes Retry-After on, whatever the status', async () => {
    const rig = await connected();
    rig.server.reply(rig.server.last('REGISTER'), 480, {
      headers: ['Retry-After: 18 (restart);duration=3600'],
    });
    await tick();
    expect(failures(rig)).toEqual([
      {
        kind: 'registrationFailed',
        trouble: { kind: 'serverError', status: 480 },
        retryAfterSeconds: 18,
      },
    ]);
  });

  it('calls a server that never answers dead, and hears nothing of it later', async () => {
    const rig = await connected();
    const asked = rig.server.last('REGISTER');
    await tick(10_000);
    expect(failures(rig)).toEqual([{ kind: 'registrationFailed', trouble: { kind: 'deadPeer' } }]);
    rig.server.reply(asked, 200, { headers: [`Contact: ${ownContact(rig)};expires=300`] });
    await tick(60_000);
    expect(rig.line.filter((one) => one.kind === 'registered')).toHaveLength(0);
    expect(failures(rig)).toHaveLength(1);
  });
});

describe('refreshing', () => {
  it('comes early, with one Call-ID and rising numbers', async () => {
    const rig = await createRig();
    await tick(239_000);
    expect(rig.server.all('REGISTER')).toHaveLength(1);
    await tick(2_000);
    const [first, second] = rig.server.all('REGISTER');
    expect(second?.header('Call-ID')).toBe(first?.header('Call-ID'));
    expect(Number.parseInt(second?.header('CSeq') ?? '', 10)).toBeGreaterThan(
      Number.parseInt(first?.header('CSeq') ?? '', 10),
    );
  });

  it('comes at a time of its own, so that an office does not ask in step', async () => {
    const times = [];
    for (const roll of [0, 0.5, 0.999]) {
      const rig = await createRig({ random: () => roll });
      const from = Date.now();
      while (rig.server.all('REGISTER').length < 2) await tick(1000);
      times.push(Math.round((Date.now() - from) / 1000));
    }
    expect(times).toEqual([210, 240, 270]);
  });

  it('never asks more often than every two seconds in the long run', async () => {
    const rig = await createRig();
    for (let order = 0; order < 100; order++) {
      rig.phone.line.register();
      await tick(20);
    }
    await tick(10_000);
    expect(rig.server.all('REGISTER').length).toBeLessThan(13);
    expect(rig.line.at(-1)?.kind).toBe('registered');
  });

  it('unregisters once and says so even when nobody answers', async () => {
    const rig = await createRig();
    rig.server.answers = false;
    rig.phone.line.unregister();
    await tick(10_000);
    expect(rig.server.last('REGISTER').header('Contact')).toContain('expires=0');
    await tick(600_000);
    expect(rig.line.filter((one) => one.kind === 'unregistered')).toHaveLength(1);
    expect(rig.server.all('REGISTER')).toHaveLength(2);
  });
});
