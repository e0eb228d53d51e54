import { describe, expect, it } from 'vitest';
import type { TeamSignal } from '../team';
import { answerAfter } from './answer-mode';
import { createRig, onFakeTime, type Rig, tick } from './testing/rig';
import type { Seen } from './testing/scripted-server';

onFakeTime();

const dialog = (user: string) => ({ user, event: 'dialog' as const });
const body = '<dialog-info version="0" state="full"/>';

const watching = async (...users: string[]) => {
  const rig = await createRig();
  const told: TeamSignal[] = [];
  rig.phone.team.onSignal((signal) => told.push(signal));
  rig.phone.team.watch(users.map(dialog));
  await tick(150 * users.length);
  return { rig, told };
};

let sequence = 0;
const notify = (rig: Rig, subscribe: Seen, state: string, text = body, cseq = ++sequence) =>
  rig.server.deliver(
    rig.server.fromCalled('NOTIFY', subscribe, {
      cseq,
      headers: ['Event: dialog', `Subscription-State: ${state}`],
      body: text,
      contentType: 'application/dialog-info+xml',
    }),
  );
const granted = (rig: Rig, expires = 600) => {
  const subscribe = rig.server.last('SUBSCRIBE');
  rig.server.reply(subscribe, 200, { headers: [`Expires: ${expires}`] });
  notify(rig, subscribe, `active;expires=${expires}`);
  return subscribe;
};
const asks = (rig: Rig) => rig.server.all('SUBSCRIBE').length;

describe('a subscription', () => {
  it('asks for one event of one user in our domain and hands over what it is told', async () => {
    const { rig, told } = await watching('4102');
    const subscribe = granted(rig);
    await tick();
    expect(subscribe.start).toBe('SUBSCRIBE sip:4102@lab.test SIP/2.0');
    expect(subscribe.header('Event')).toBe('dialog');
    expect(subscribe.header('Accept')).toBe('application/dialog-info+xml');
    expect(told).toEqual([
      {
        kind: 'notified',
        ...dialog('4102'),
        contentType: 'application/dialog-info+xml',
        body,
        first: true,
      },
    ]);
    notify(rig, subscribe, 'active');
    await tick();
    expect(told.at(-1)).toMatchObject({ kind: 'notified', first: false });
    expect(rig.server.all(200).length).toBeGreaterThanOrEqual(2);
  });

  it('is refreshed before it ends, in its dialog, and not more often than every half minute', async () => {
    const { rig } = await watching('4102');
    granted(rig);
    await tick(470_000);
    expect(asks(rig)).toBe(1);
    await tick(20_000);
    expect(asks(rig)).toBe(2);
    expect(rig.server.last('SUBSCRIBE').header('To')).toContain('tag=far');
    rig.server.reply(rig.server.last('SUBSCRIBE'), 200, { headers: ['Expires: 1'] });
    notify(rig, rig.server.all('SUBSCRIBE')[0]!, 'active;expires=1');
    await tick(29_000);
    expect(asks(rig)).toBe(2);
  });

  it('a refresh answers its challenge, and becomes a new subscription when that is not enough', async () => {
    const { rig } = await watching('4102');
    granted(rig);
    await tick(481_000);
    const challenge =
      'WWW-Authenticate: Digest realm="lab.test", nonce="n", algorithm=MD5, qop="auth"';
    rig.server.reply(rig.server.last('SUBSCRIBE'), 401, { headers: [challenge] });
    await tick();
    expect(rig.server.last('SUBSCRIBE').header('Authorization')).toContain('Digest');
    expect(rig.server.last('SUBSCRIBE').header('To')).toContain('tag=far');
    rig.server.reply(rig.server.last('SUBSCRIBE'), 401, { headers: [challenge] });
    await tick(2500);
    expect(asks(rig)).toBe(4);
    expect(rig.server.last('SUBSCRIBE').header('To')).not.toContain('tag=');
  });

  it.each([489, 403, 404])('%s is remembered, over a reconnection too', async (status) => {
    const { rig, told } = await watching('4102');
    rig.server.reply(rig.server.last('SUBSCRIBE'), status);
    await tick(3_000_000);
    expect(told).toEqual([{ kind: 'unknown', why: 'refused', ...dialog('4102') }]);
    expect(asks(rig)).toBe(1);
  });

  it('what fails for a while is asked for again with patience', async () => {
    const { rig } = await watching('4102');
    for (let minutes = 0; minutes < 60; minutes++) {
      if (rig.server.all('SUBSCRIBE').length) rig.server.reply(rig.server.last('SUBSCRIBE'), 503);
      await tick(60_000);
    }
    expect(asks(rig)).toBeGreaterThan(3);
    expect(asks(rig)).toBeLessThan(12);
  });

  it('that the PBX ends at once every time makes no storm', async () => {
    const { rig } = await watching('4102');
    for (let seconds = 0; seconds < 120; seconds++) {
      const subscribe = rig.server.last('SUBSCRIBE');
      rig.server.reply(subscribe, 200, { headers: ['Expires: 600'] });
      notify(rig, subscribe, 'terminated;reason=deactivated');
      await tick(1000);
    }
    expect(asks(rig)).toBeLessThan(6);
  });

  it('two hundred colleagues are asked for at a measured pace', async () => {
    const { rig } = await watching();
    rig.phone.team.watch(Array.from({ length: 200 }, (_, index) => dialog(String(4000 + index))));
    await tick(1000);
    expect(asks(rig)).toBeLessThanOrEqual(11);
    await tick(21_000);
    expect(asks(rig)).toBe(200);
  });

  it('after a reconnection every one is asked for again, spread out; what is not wanted ends', async () => {
    const { rig, told } = await watching('4102', '4103');
    granted(rig);
    rig.phone.line.connect();
    await tick();
    expect(told.filter((one) => one.kind === 'unknown')).toHaveLength(2);
    const before = asks(rig);
    rig.phone.line.register();
    await tick(5000);
    expect(asks(rig)).toBe(before + 2);
    granted(rig);
    await tick();
    const last = rig.server.last('SUBSCRIBE').start.includes('4102') ? '4103' : '4102';
    rig.phone.team.watch([dialog(last)]);
    await tick();
    expect(rig.server.last('SUBSCRIBE').header('Expires')).toBe('0');
  });

  it('a flood of news is cut, and the full state asked for when it is over', async () => {
    const { rig, told } = await watching('4102');
    const subscribe = granted(rig);
    for (let i = 0; i < 90; i++) notify(rig, subscribe, 'active');
    await tick();
    expect(told.length).toBeLessThanOrEqual(21);
    await tick(6000);
    expect(asks(rig)).toBe(2);
  });

  it('the mailbox is told without being asked, whatever address the PBX signs with', async () => {
    const { rig, told } = await watching();
    const unasked = (from: string, event: string, user?: string) =>
      rig.server.deliver(
        rig.server
          .invite({
            from,
            ...(user ? { user } : {}),
            headers: [`Event: ${event}`, 'Subscription-State: active'],
            body: 'Messages-Waiting: yes\r\n',
            contentType: 'application/simple-message-summary',
          })
          .replaceAll('INVITE', 'NOTIFY'),
      );
    unasked('<sip:mwi@lab.test>', 'dialog');
    unasked('<sip:mwi@lab.test>', 'message-summary', 'somebody-else');
    await tick();
    expect(told).toEqual([]);
    expect(rig.server.all(481)).toHaveLength(1);
    expect(rig.server.all(404)).toHaveLength(1);
    for (const from of ['<sip:mwi@lab.test>', '"asterisk" <sip:asterisk@192.0.2.10:5060>']) {
      unasked(from, 'message-summary');
      await tick();
      expect(told.splice(0)).toMatchObject([
        { kind: 'notified', event: 'message-summary', user: 'desk' },
      ]);
    }
  });

  it('of a whole group, told all at once, do not keep the PBX from reaching us', async () => {
    const users = Array.from({ length: 50 }, (_, index) => `41${10 + index}`);
    const { rig, told } = await watching(...users);
    const subscribes = rig.server.all('SUBSCRIBE');
    for (const subscribe of subscribes) {
      rig.server.reply(subscribe, 200, { headers: ['Expires: 600'] });
      notify(rig, subscribe, 'active;expires=600');
    }
    await tick(1000);
    told.length = 0;
    // Two callers at a group that rings everybody: each member rings, and rings no more.
    for (let turn = 0; turn < 4; turn++)
      for (const subscribe of subscribes) notify(rig, subscribe, 'active;expires=600');
    rig.server.deliver(
      rig.server.invite({ callId: 'qualify', body: '' }).replaceAll('INVITE', 'OPTIONS'),
    );
    await tick();
    expect(told).toHaveLength(200);
    const answer = rig.server.seen.find((one) => one.header('Call-ID') === 'qualify');
    expect(answer?.status).toBe(200);
  });
});

describe('our own presence', () => {
  it('is told once when it settles, changed by its tag, told anew when the PBX forgot it, taken back', async () => {
    const rig = await createRig();
    rig.phone.team.publish('<one/>');
    rig.phone.team.publish('<two/>');
    await tick(500);
    expect(rig.server.all('PUBLISH').map((one) => one.body)).toEqual(['<two/>']);
    rig.server.reply(rig.server.last('PUBLISH'), 200, {
      headers: ['SIP-ETag: e1', 'Expires: 600'],
    });
    rig.phone.team.publish('<three/>');
    await tick(500);
    expect(rig.server.last('PUBLISH').header('SIP-If-Match')).toBe('e1');
    rig.server.reply(rig.server.last('PUBLISH'), 412);
    await tick(500);
    expect(rig.server.last('PUBLISH').header('SIP-If-Match')).toBe('');
    expect(rig.server.last('PUBLISH').body).toBe('<three/>');
    rig.server.reply(rig.server.last('PUBLISH'), 200, {
      headers: ['SIP-ETag: e2', 'Expires: 600'],
    });
    await tick(481_000);
    expect(rig.server.last('PUBLISH')).toMatchObject({ body: '' });
    rig.server.reply(rig.server.last('PUBLISH'), 200, {
      headers: ['SIP-ETag: e3', 'Expires: 600'],
    });
    rig.phone.team.publish(null);
    await tick(500);
    expect(rig.server.last('PUBLISH').header('Expires')).toBe('0');
  });

  it('a PBX that takes none is left alone', async () => {
    const rig = await createRig();
    rig.phone.team.publish('<one/>');
    await tick(500);
    rig.server.reply(rig.server.last('PUBLISH'), 489);
    await tick();
    rig.phone.team.publish('<two/>');
    await tick(600_000);
    expect(rig.server.all('PUBLISH')).toHaveLength(1);
  });
});

describe('a ringing call', () => {
  it('is sent on with 302 to a number of our domain', async () => {
    const rig = await createRig();
    rig.server.deliver(rig.server.invite());
    await tick();
    rig.phone.calls.redirect('in-1', '4102');
    await tick();
    expect(rig.server.last(302).header('Contact')).toMatch(/^<?sip:4102@lab\.test>?$/);
    expect(rig.ended('in-1')).toMatchObject({ reason: 'forwarded', status: 302 });
  });

  it.each([
    [{}, undefined],
    [{ 'Call-Info': '<sip:x>;answer-after=3' }, 3],
    [{ 'Alert-Info': '<http://x>;info=alert-autoanswer;delay=0' }, 0],
    [{ 'Alert-Info': 'info=Auto Answer, <http://y>;answer-after=1' }, 1],
    [{ 'Answer-Mode': 'Auto;require' }, 0],
    [{ 'Answer-Mode': 'Manual' }, undefined],
    [{ 'Call-Info': '<http://x/answer>;purpose=icon' }, undefined],
  ] as [Record<string, string>, number | undefined][])(
    '%j asks for an answer after %s',
    (given, after) => {
      const message = {
        getHeader: (name: string) => given[name],
        getHeaders: (name: string) => (given[name] === undefined ? [] : [given[name]]),
      };
      expect(answerAfter(message)).toBe(after);
    },
  );
});
