import type { Page } from '@playwright/test';
import { expect, needs, test } from '../fixtures/desk';
import { hearsTone } from '../fixtures/hearing';
import { browserCustomer, customer, queue } from '../lab/people';

needs('browser', 'sip-lab');

const voice = { agent: 440, caller: 1755 } as const;

/**
 * The next connection finds no candidate and does not end its search, as Chromium may, though not when a test
 * asks for it. Gives the number of connections made since.
 */
const withoutCandidates = async (page: Page): Promise<() => Promise<number>> => {
  await page.evaluate(() => {
    const Real = RTCPeerConnection;
    const made: RTCPeerConnection[] = [];
    const barren = (connection: RTCPeerConnection) =>
      Object.defineProperties(connection, {
        iceGatheringState: { get: () => 'gathering' },
        localDescription: {
          get: () => {
            const full: unknown = Reflect.get(Real.prototype, 'localDescription', connection);
            if (!(full instanceof RTCSessionDescription)) return full;
            return { type: full.type, sdp: full.sdp.replaceAll(/^a=candidate:.*\r\n/gm, '') };
          },
        },
      });
    const construct = (_: unknown, [configuration]: [RTCConfiguration]) => {
      const connection = new Real(configuration);
      made.push(connection);
      return made.length === 1 ? barren(connection) : connection;
    };
    Object.assign(globalThis, { RTCPeerConnection: new Proxy(Real, { construct }), made });
  });
  return () => page.evaluate(() => (Reflect.get(globalThis, 'made') as unknown[]).length);
};

test.describe('the browser finds no candidate on the first connection', () => {
  test('a caller is answered on the next', async ({ atWork, baresip }) => {
    const { desk, page, hear } = await atWork(undefined, { tone: voice.agent });
    const phone = await baresip({ ...customer, tone: voice.caller });
    const connections = await withoutCandidates(page);
    await phone.dial(queue.number);
    await desk.ringsWith(queue.name, customer.national);
    await desk.answer();
    await hearsTone('the desk', hear, voice.caller);
    await hearsTone('the customer', phone.listen, voice.agent);
    expect(await connections()).toBe(2);
    await phone.hangUp();
    await desk.endsWith('calls.end.hungUpByCaller');
  });

  test('somebody is called on the next', async ({ atWork, farEnd }) => {
    const { desk, page, hear } = await atWork(undefined, { tone: voice.agent });
    const callee = await farEnd({ ...browserCustomer, tone: voice.caller, answer: 'manual' });
    const connections = await withoutCandidates(page);
    await desk.dial(browserCustomer.national);
    await callee.reaches('ringing');
    await callee.answer();
    await hearsTone('the desk', hear, voice.caller);
    await hearsTone('the callee', callee.listen, voice.agent);
    expect(await connections()).toBe(2);
    await callee.hangUp();
    await desk.endsWith('calls.end.hungUpByCallee');
  });
});
