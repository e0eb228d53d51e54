import { describe, expect, it } from 'vitest';
import { createPracticeNet } from './practice-net';

const net = () =>
  createPracticeNet({
    domain: 'practice.invalid',
    agent: 'agent',
    customer: () => 'customer',
    isCustomer: (user) => user.startsWith('06'),
    queues: () => [{ user: 'sav', name: 'SAV Électroménager' }],
  });

const request = (method: string, uri: string, host: string, to: string, extra: string[] = []) =>
  [
    `${method} ${uri} SIP/2.0`,
    `Via: SIP/2.0/WS ${host};branch=z9hG4bK${host}`,
    'From: <sip:x@practice.invalid>;tag=1',
    `To: <${to}>`,
    `Call-ID: ${host}-1`,
    `CSeq: 1 ${method}`,
    ...extra,
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');

const join = (place: ReturnType<typeof net>, user: string) => {
  const heard: string[] = [];
  const socket = place.attach((message) => heard.push(message));
  socket.send(
    request('REGISTER', 'sip:practice.invalid', `${user}.host`, `sip:${user}@practice.invalid`, [
      `Contact: <sip:c-${user}@${user}.host;transport=ws>;expires=300`,
    ]),
  );
  return { heard, socket };
};

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the practice network', () => {
  it('registers and says for how long', async () => {
    const { heard } = join(net(), 'agent');
    await settle();
    expect(heard[0]).toMatch(/^SIP\/2\.0 200 OK/);
    expect(heard[0]).toContain('Contact: <sip:c-agent@agent.host;transport=ws>;expires=300');
  });

  it('rings the agent for a queue, names the queue, and brings the answer back', async () => {
    const place = net();
    const agent = join(place, 'agent');
    const customer = join(place, 'customer');
    customer.socket.send(
      request('INVITE', 'sip:sav@practice.invalid', 'customer.host', 'sip:sav@practice.invalid'),
    );
    await settle();
    const invite = agent.heard[1] ?? '';
    expect(invite).toMatch(/^INVITE sip:c-agent@agent\.host/);
    expect(invite).toContain('P-Called-Party-ID: "SAV Électroménager" <sip:sav@practice.invalid>');
    const vias = invite.split('\r\n').filter((line) => line.startsWith('Via:'));
    expect(vias).toHaveLength(2);
    agent.socket.send(['SIP/2.0 180 Ringing', ...vias, 'CSeq: 1 INVITE', '', ''].join('\r\n'));
    await settle();
    expect(customer.heard[1]).toMatch(/^SIP\/2\.0 180 Ringing/);
    expect(customer.heard[1]?.match(/^Via:/gm)).toHaveLength(1);
  });

  it('rings the customer for every customer’s number', async () => {
    const place = net();
    const agent = join(place, 'agent');
    const customer = join(place, 'customer');
    agent.socket.send(
      request(
        'INVITE',
        'sip:0639984127@practice.invalid',
        'agent.host',
        'sip:0639984127@practice.invalid',
      ),
    );
    await settle();
    expect(customer.heard[1]).toContain('To: <sip:0639984127@practice.invalid>');
  });

  it('says 480 when the customer is not there, and answers a ping by itself', async () => {
    const agent = join(net(), 'agent');
    agent.socket.send(
      request('INVITE', 'sip:06@practice.invalid', 'agent.host', 'sip:06@practice.invalid'),
    );
    agent.socket.send(
      request('OPTIONS', 'sip:practice.invalid', 'agent.host', 'sip:practice.invalid'),
    );
    await settle();
    expect(agent.heard[1]).toMatch(/^SIP\/2\.0 480/);
    expect(agent.heard[2]).toMatch(/^SIP\/2\.0 200/);
  });

  it('says 404 of every other number', async () => {
    const place = net();
    const agent = join(place, 'agent');
    const customer = join(place, 'customer');
    agent.socket.send(
      request('INVITE', 'sip:1@practice.invalid', 'agent.host', 'sip:1@practice.invalid'),
    );
    await settle();
    expect(agent.heard[1]).toMatch(/^SIP\/2\.0 404/);
    expect(customer.heard).toHaveLength(1);
  });

  it('forgets who has left, and swallows what is not a message', async () => {
    const place = net();
    const agent = join(place, 'agent');
    const customer = join(place, 'customer');
    customer.socket.close();
    agent.socket.send('nonsense');
    agent.socket.send(
      request('INVITE', 'sip:06@practice.invalid', 'agent.host', 'sip:06@practice.invalid'),
    );
    await settle();
    expect(agent.heard.at(-1)).toMatch(/^SIP\/2\.0 480/);
  });
});
