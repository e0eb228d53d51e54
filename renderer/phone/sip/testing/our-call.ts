import { createRig, type Rig, tick } from './rig';
import { answerSdp, type Seen } from './scripted-server';

// A call that we made, as `out`, and what the far end says in it.

/** Where the far end says that it is reached. */
export const farContact = 'Contact: <sip:far@far.invalid;transport=ws>';

/** Ordered; nobody has said anything yet. */
export const dial = async (
  options: { target?: string; earlyMedia?: boolean; anonymous?: boolean; rig?: Rig } = {},
) => {
  const rig = options.rig ?? (await createRig());
  const { earlyMedia = false, anonymous = false } = options;
  rig.phone.calls.dial('out', options.target ?? '0612345678', { earlyMedia, anonymous });
  await tick();
  return rig;
};

/** A provisional response. */
export const ring = async (
  rig: Rig,
  status = 180,
  body = '',
  { tag = 'far', headers = [] }: { tag?: string; headers?: string[] } = {},
) => {
  rig.server.reply(rig.server.last('INVITE'), status, {
    headers: [farContact, ...headers],
    body,
    tag,
  });
  await tick();
};

export const accept = async (
  rig: Rig,
  options: { body?: string; tag?: string; invite?: Seen } = {},
) => {
  rig.server.reply(options.invite ?? rig.server.last('INVITE'), 200, {
    headers: [farContact],
    body: options.body ?? answerSdp(),
    tag: options.tag ?? 'far',
  });
  await tick();
};

/** Sound of the far end for so long: a packet every twenty milliseconds. */
export const packets = async (rig: Rig, ms: number) => {
  for (let past = 0; past < ms; past += 20) {
    rig.peer().counted.packets++;
    await tick(20);
  }
};

/** Answered with `headers`, and at rest. */
export const answeredByFar = async (headers: string[] = []) => {
  const rig = await createRig();
  rig.phone.calls.dial('out', '100', { earlyMedia: false, anonymous: false });
  await tick();
  const invite = rig.server.last('INVITE');
  rig.server.reply(invite, 200, { headers: [farContact, ...headers], body: answerSdp() });
  await tick(2000);
  return { rig, invite };
};

export const reinvites = (rig: Rig) =>
  rig.server.all('INVITE').filter((one) => /;tag=/.test(one.header('To')));

/** The far end's reply to our newest re-INVITE. */
export const replyToReinvite = async (
  rig: Rig,
  status: number,
  body = '',
  headers: string[] = [],
) => {
  const asked = reinvites(rig).at(-1);
  if (!asked) throw new Error('no re-INVITE');
  rig.server.reply(asked, status, { headers: [farContact, ...headers], body });
  await tick();
};

export const hold = async (rig: Rig, held: boolean) => {
  rig.phone.calls.setHold('out', held);
  await tick();
};

export const direction = (sdp: string) => /a=(sendrecv|sendonly|recvonly|inactive)/.exec(sdp)?.[1];

export const told = (rig: Rig, kind: string) => rig.calls.filter((one) => one.kind === kind);
