import type { LineAccount } from '../../line';
import { createRig, type Rig, tick } from './rig';
import type { InviteOptions } from './scripted-server';

// A call that somebody makes to us, as `in-1`.

export const ringing = async (options: InviteOptions = {}, account: Partial<LineAccount> = {}) => {
  const rig = await createRig({ account });
  const invite = rig.server.invite(options);
  rig.server.deliver(invite);
  await tick();
  return { rig, invite };
};

/** Answered and acknowledged. */
export const answeredByUs = async (...how: Parameters<typeof ringing>) => {
  const { rig, invite } = await ringing(...how);
  rig.phone.calls.answer('in-1');
  await tick();
  const accepted = rig.server.last(200);
  rig.server.deliver(rig.server.inDialog('ACK', accepted));
  await tick();
  return { rig, invite, accepted };
};

/** What we have replied to requests of this method. */
export const repliesTo = (rig: Rig, method: string) =>
  rig.server.seen.filter((one) => one.status !== null && one.header('CSeq').endsWith(method));
