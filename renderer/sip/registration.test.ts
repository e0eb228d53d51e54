import { describe, expect, it } from 'vitest';
import { createRig, onFakeTime, type Rig, tick } from './testing/rig';

onFakeTime();

const connected = async (): Promise<Rig> => {
  const rig = await createRig({ ready: false });
  rig.server.answers = false;
  rig.phone.line.connect();
  await tick();
  rig.phone.line.register();
  await tick();
  return rig;
};

const failures = (rig: Rig) => rig.line.filter((one) => one.kind === 'registrationFailed');
const ownContact = (rig: Rig) => /<[^>]+>/.exec(rig.server.contact)?.[0] ?? '';

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

describe('digest', () => {
  const challenge = (realm: string, rest = 'algorithm=MD5, qop="auth"') =>
    `WWW-Authenticate: Digest realm="${realm}", nonce="n0", ${rest}`;

  it('answers the challenge of the configured realm', async () => {
    const rig = await connected();
    rig.server.reply(rig.server.last('REGISTER'), 401, { headers: [challenge('lab.test')] });
    await tick();
    const answered = rig.server.last('REGISTER').header('Authorization');
    expect(answered).toMatch(/^Digest .*username="desk".*realm="lab\.test".*qop=auth/);
    expect(answered).not.toContain('pw-desk');
  });

  it('calls the secret wrong when the answer is refused', async () => {
    const rig = await connected();
    for (let round = 0; round < 2; round++) {
      rig.server.reply(rig.server.last('REGISTER'), 401, { headers: [challenge('lab.test')] });
      await tick();
    }
    expect(rig.server.all('REGISTER')).toHaveLength(2);
    expect(failures(rig)).toEqual([
      { kind: 'registrationFailed', trouble: { kind: 'wrongSecret' } },
    ]);
  });

  it('answers a stale nonce once more and then stops', async () => {
    const rig = await connected();
    for (let round = 0; round < 5; round++) {
      const stale = round > 0 ? ', stale=true' : '';
      rig.server.reply(rig.server.last('REGISTER'), 401, {
        headers: [challenge('lab.test', `qop="auth"${stale}`)],
      });
      await tick();
    }
    expect(rig.server.all('REGISTER').length).toBeLessThanOrEqual(3);
  });

  it('does not answer another realm', async () => {
    const rig = await connected();
    rig.server.reply(rig.server.last('REGISTER'), 401, { headers: [challenge('evil.test')] });
    await tick();
    expect(rig.server.all('REGISTER')).toHaveLength(1);
    expect(failures(rig)).toEqual([
      { kind: 'registrationFailed', trouble: { kind: 'foreignRealm', realm: 'evil.test' } },
    ]);
  });

  it.each(['algorithm=SHA-512-256, qop="auth"', 'qop="auth-int"', 'algorithm=SHA-512-256'])(
    'does not answer a challenge with %s',
    async (rest) => {
      const rig = await connected();
      rig.server.reply(rig.server.last('REGISTER'), 401, {
        headers: [challenge('lab.test', rest)],
      });
      await tick();
      expect(rig.server.all('REGISTER')).toHaveLength(1);
      expect(failures(rig)).toEqual([
        { kind: 'registrationFailed', trouble: { kind: 'noDigest' } },
      ]);
    },
  );

  it('answers a challenge that says nothing of qop', async () => {
    const rig = await connected();
    rig.server.reply(rig.server.last('REGISTER'), 401, {
      headers: [challenge('lab.test', 'algorithm=MD5')],
    });
    await tick();
    const answered = rig.server.last('REGISTER').header('Authorization');
    expect(answered).toContain('response="');
    expect(answered).not.toMatch(/qop|cnonce|nc=/);
  });

  const proxys = (nonce: string, more = '') =>
    `Proxy-Authenticate: Digest realm="lab.test", nonce="${nonce}", qop="auth"${more}`;
  const registrars = (nonce: string, more = '') =>
    `WWW-Authenticate: Digest realm="lab.test", nonce="${nonce}", qop="auth"${more}`;
  const carried = (rig: Rig, name: string) => {
    const text = rig.server.last('REGISTER').header(name);
    return [/nonce="(\w+)"/.exec(text)?.[1], /nc=(\d+)/.exec(text)?.[1]];
  };

  it.each([
    [407, proxys('p1'), 401, registrars('r1')],
    [401, registrars('r1'), 407, proxys('p1')],
  ])('answers the proxy and the registrar: %i, then %i', async (first, ask, second, askAgain) => {
    const rig = await connected();
    rig.server.reply(rig.server.last('REGISTER'), first, { headers: [ask] });
    await tick();
    rig.server.reply(rig.server.last('REGISTER'), second, { headers: [askAgain] });
    await tick();
    const of = { p1: carried(rig, 'Proxy-Authorization'), r1: carried(rig, 'Authorization') };
    const [earlier, later] = first === 407 ? [of.p1, of.r1] : [of.r1, of.p1];
    // The one that was used before is counted on: the same count again would be a replay.
    expect(earlier[1]).toBe('00000002');
    expect(later[1]).toBe('00000001');
    rig.server.reply(rig.server.last('REGISTER'), 200, {
      headers: [`Contact: ${ownContact(rig)};expires=300`],
    });
    await tick();
    expect(rig.line.at(-1)).toEqual({ kind: 'registered', expiresInSeconds: 300 });
  });

  it('answers each of the two again when its nonce is stale, and then no more', async () => {
    const rig = await connected();
    for (let round = 0; round < 10; round++) {
      const stale = round > 1 ? ', stale=true' : '';
      const proxy = round % 2 === 0;
      const ask = proxy ? proxys(`p${round}`, stale) : registrars(`r${round}`, stale);
      rig.server.reply(rig.server.last('REGISTER'), proxy ? 407 : 401, { headers: [ask] });
      await tick();
    }
    expect(rig.server.all('REGISTER')).toHaveLength(5);
    const counts = rig.server.all('REGISTER').map((one) => Number.parseInt(one.header('CSeq'), 10));
    expect(new Set(counts).size).toBe(5);
  });

  it.each([
    [['SHA-256', 'MD5'], 'SHA-256'],
    [['MD5', 'SHA-256'], 'SHA-256'],
    [['SHA-512-256', 'MD5'], 'MD5'],
    [['MD5', 'SHA-512-256'], 'MD5'],
    [['SHA-256'], 'SHA-256'],
  ])('chooses among %j whatever their order', async (algorithms, chosen) => {
    const rig = await connected();
    rig.server.reply(rig.server.last('REGISTER'), 401, {
      headers: [
        challenge('evil.test'),
        ...algorithms.map((one) => challenge('lab.test', `algorithm=${one}, qop="auth"`)),
        challenge('evil.test'),
      ],
    });
    await tick();
    expect(rig.server.last('REGISTER').header('Authorization')).toContain(`algorithm=${chosen},`);
  });
});
