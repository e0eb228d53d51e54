import { describe, expect, it, vi } from 'vitest';
import { type CorpusMessage, corpus } from './testing/corpus';
import { mutate, type Roll } from './testing/mutate';
import { createRig, onFakeTime, type Rig, tick } from './testing/rig';
import { answerSdp } from './testing/scripted-server';

// `npm test` takes the corpus as it is and a few changes of each message; the long tier goes on by minutes.
const { env } = (globalThis as unknown as { process: { env: Record<string, string | undefined> } })
  .process;
const minutes = Number(env['ALLODESK_FUZZ_MINUTES'] ?? 0);
const seed = Number(env['ALLODESK_SEED'] ?? 4475);

vi.setConfig({ testTimeout: (minutes + 5) * 60_000 });
onFakeTime();

/** mulberry32. */
const seeded = (from: number): Roll => {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

type Situation = 'idle' | 'ringing' | 'talking' | 'dialling';

/** Calls in the state in which a message comes: none, one that rings, one that is talked on, one that we dial. */
const situations: Record<Situation, () => Promise<Rig>> = {
  idle: async () => createRig(),
  ringing: async () => {
    const rig = await createRig();
    rig.server.deliver(rig.server.invite({ callId: 'honest-ring' }));
    await tick();
    return rig;
  },
  talking: async () => {
    const rig = await situations.ringing();
    rig.phone.calls.answer('in-1');
    await tick();
    rig.server.deliver(rig.server.inDialog('ACK', rig.server.last(200)));
    await tick();
    return rig;
  },
  dialling: async () => {
    const rig = await createRig();
    rig.phone.calls.dial('out', '100', { earlyMedia: true, anonymous: false });
    await tick();
    return rig;
  },
};
const names = Object.keys(situations) as Situation[];

/** As it is, and sent to this phone: most of the messages are for somebody else. */
const forUs = (rig: Rig, raw: string): string => {
  const contact = /<([^>]+)>/.exec(rig.server.contact)?.[1] ?? 'sip:desk@lab.test';
  return raw.replace(/^(\S+) +\S.*? +SIP\/2\.0/, `$1 ${contact} SIP/2.0`);
};

/** Messages that belong to the calls of the situation. */
const ofTheCalls = (rig: Rig): CorpusMessage[] => {
  const { server } = rig;
  const answer = server.all(200).at(-1) ?? server.all(180).at(-1);
  const dialled = server.all('INVITE').at(-1);
  const body = answerSdp('sendonly');
  const inside = answer
    ? ['INVITE', 'BYE', 'NOTIFY', 'REFER', 'INFO', 'UPDATE', 'MESSAGE', 'PRACK', 'CANCEL'].map(
        (method, at) => ({
          name: `in-dialog ${method}`,
          raw: server.inDialog(method, answer, {
            cseq: at + 5,
            ...(method === 'INVITE' || method === 'UPDATE' ? { body } : {}),
            headers: method === 'NOTIFY' ? ['Event: refer', 'Subscription-State: active'] : [],
          }),
        }),
      )
    : [];
  const replies = dialled
    ? [180, 183, 200, 302, 401, 407, 486, 491, 500, 603].map((status) => ({
        name: `reply ${status}`,
        raw: [
          `SIP/2.0 ${status} Fuzz`,
          ...dialled.headers('Via').map((via) => `Via: ${via}`),
          `From: ${dialled.header('From')}`,
          `To: ${dialled.header('To')};tag=far`,
          `Call-ID: ${dialled.header('Call-ID')}`,
          `CSeq: ${dialled.header('CSeq')}`,
          'Contact: <sip:far@far.invalid;transport=ws>',
          'WWW-Authenticate: Digest realm="lab.test", nonce="n", algorithm=MD5, qop="auth"',
          'Content-Type: application/sdp',
          '',
          answerSdp(),
        ].join('\r\n'),
      }))
    : [];
  return [{ name: 'INVITE', raw: server.invite({ callId: 'fuzz' }) }, ...inside, ...replies];
};

/** Nothing escaped, nothing was logged as an error, and the next honest caller rings. */
const stillWorks = async (rig: Rig, last: string) => {
  expect(
    rig.logged.filter((line) => line.startsWith('error')),
    last,
  ).toEqual([]);
  for (const call of ['in-1', 'in-2', 'in-3', 'in-4', 'in-5', 'out']) rig.phone.calls.hangUp(call);
  // Calls that were hung up end, buckets fill.
  await tick(100_000);
  rig.server.answers = true;
  const before = rig.calls.filter((one) => one.kind === 'incoming').length;
  rig.server.deliver(rig.server.invite({ callId: `honest-${Math.random()}` }));
  await tick(200);
  const after = rig.calls.filter((one) => one.kind === 'incoming').length;
  expect(after, `the next call rings; before it: ${JSON.stringify(last)}`).toBe(before + 1);
};

const deliver = (rig: Rig, raw: string) => {
  try {
    rig.server.deliver(raw);
  } catch (error) {
    throw new Error(`an exception escaped: ${String(error)}; message: ${JSON.stringify(raw)}`, {
      cause: error,
    });
  }
};

describe('the messages made to torture', () => {
  it('are those of RFC 4475 and RFC 5118', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(49 + 12);
    expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
    for (const { name, raw } of corpus) expect(raw, name).toMatch(/^\S.*\r\n/);
  });

  it.each(names)('leave the phone at work (%s)', async (situation) => {
    const rig = await situations[situation]();
    for (const { raw } of corpus) {
      deliver(rig, raw);
      deliver(rig, forUs(rig, raw));
      await tick(300);
    }
    await stillWorks(rig, 'the whole corpus');
  });
});

describe(`changed messages, seed ${seed}`, () => {
  /** One situation, and a row of changed messages into it. */
  const round = async (roll: Roll, count: number) => {
    const situation = names[Math.floor(roll() * names.length)] ?? 'idle';
    const rig = await situations[situation]();
    const all = [...ofTheCalls(rig), ...ofTheCalls(rig), ...corpus];
    const any = () => all[Math.floor(roll() * all.length)]?.raw ?? '';
    let last = '';
    for (let at = 0; at < count; at++) {
      last = mutate(roll() < 0.5 ? any() : forUs(rig, any()), roll, any());
      deliver(rig, last);
      if (roll() < 0.2) await tick(roll() * 3000);
    }
    await stillWorks(rig, last);
    const gone = rig.phone.dispose();
    await tick(5000);
    await gone;
    return count;
  };

  it('let no exception escape and leave the phone at work', async () => {
    const roll = seeded(seed);
    const end = vi.getRealSystemTime() + minutes * 60_000;
    let sent = 0;
    do sent += await round(roll, 60);
    while (sent < 1200 || vi.getRealSystemTime() < end);
    expect(sent, `changed messages, seed ${seed}`).toBeGreaterThanOrEqual(1200);
  });
});
