import { describe, expect, it } from 'vitest';
import { connected, failures, ownContact } from './testing/our-line';
import { onFakeTime, tick, type Rig } from './testing/rig';

onFakeTime();

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
