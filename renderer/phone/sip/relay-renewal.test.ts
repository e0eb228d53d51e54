import { describe, expect, it } from 'vitest';
import { createRig, onFakeTime, type Rig, tick } from './testing/rig';

onFakeTime();

const turn = (username: string) => [
  { urls: ['turn:turn.lab.test'], username, credential: `password of ${username}` },
];

/** Answered and acknowledged, a while ago. */
const talking = async (): Promise<Rig> => {
  const rig = await createRig({ account: { iceServers: turn('first') } });
  rig.server.deliver(rig.server.invite());
  await tick();
  rig.phone.calls.answer('in-1');
  await tick(500);
  rig.server.deliver(rig.server.inDialog('ACK', rig.server.last(200)));
  await tick(5000);
  return rig;
};
const invites = (rig: Rig) => rig.server.all('INVITE').length;

describe('new credentials of the relay', () => {
  it('bring the sound that goes through it to a new path', async () => {
    const rig = await talking();
    rig.peer().path = 'relay';
    rig.phone.useRelay(turn('second'));
    await tick(600);
    expect(rig.peer().configuration.iceServers).toEqual(turn('second'));
    expect(rig.peer().offers.at(-1)).toEqual({ iceRestart: true });
    expect(invites(rig)).toBe(1);
  });

  it('do not touch the sound that goes another way', async () => {
    const rig = await talking();
    rig.phone.useRelay(turn('second'));
    await tick();
    expect(rig.peer().configuration.iceServers).toEqual(turn('second'));
    expect(invites(rig)).toBe(0);
  });

  it('are those of every call to come, until they are taken back', async () => {
    const rig = await createRig({ account: { iceServers: turn('first') } });
    const dialled = async (call: string) => {
      rig.phone.calls.dial(call, '100', { earlyMedia: false, anonymous: false });
      await tick();
      return rig.peer().configuration.iceServers;
    };
    rig.phone.useRelay(turn('second'));
    expect(await dialled('one')).toEqual(turn('second'));
    rig.phone.useRelay(null);
    expect(await dialled('two')).toEqual(turn('first'));
  });

  it('that the browser refuses leave the call as it is', async () => {
    const rig = await talking();
    rig.peer().path = 'relay';
    rig.peer().failNext('setConfiguration');
    rig.phone.useRelay(turn('second'));
    await tick();
    expect(rig.ended('in-1')).toBeUndefined();
    expect(rig.logged.join()).toContain('relays not renewed');
  });
});

it('a relay without its password is left out, and the call goes on without it', async () => {
  const iceServers = [{ urls: ['turn:turn.lab.test', 'stun:stun.lab.test'] }];
  const rig = await createRig({ account: { iceServers } });
  rig.phone.calls.dial('out', '100', { earlyMedia: false, anonymous: false });
  await tick();
  expect(rig.peer().configuration.iceServers).toEqual([{ urls: ['stun:stun.lab.test'] }]);
});
