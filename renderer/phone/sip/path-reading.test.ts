import { expect, it } from 'vitest';
import { readPath } from './path-reading';

const read = (stream: object) =>
  readPath(
    {
      getStats: async () =>
        new Map<string, object>([
          ['T', { id: 'T', type: 'transport', selectedCandidatePairId: 'P' }],
          ['P', { id: 'P', type: 'candidate-pair', responsesReceived: 3, requestsReceived: 4 }],
          ['I', { id: 'I', type: 'inbound-rtp', kind: 'audio', packetsReceived: 50, ...stream }],
        ]),
    } as unknown as RTCPeerConnection,
    'sendrecv',
    () => 1000,
  );

it('reads when the last packet came, by the clock of the statistics', async () => {
  const epoch = 1_700_000_000_000;
  const told = await read({ timestamp: epoch + 130, lastPacketReceivedTimestamp: epoch + 10 });
  expect(told).toEqual({
    at: 1000,
    expected: true,
    packets: 50,
    packetAt: 880,
    pair: 'P',
    checks: 7,
  });
});

it('does without where the browser says nothing, or says it by another clock', async () => {
  expect((await read({}))?.packetAt).toBeNull();
  const mixed = { timestamp: 500, lastPacketReceivedTimestamp: 1_700_000_000_000 };
  expect((await read(mixed))?.packetAt).toBeNull();
});
