import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallQualitySummary } from '../quality';
import { readingOf } from './call-stats';
import { type CallParties, qualityReportBody } from './quality-report';

const parties: CallParties = {
  callId: 'abc@pbx',
  localTag: 'one',
  remoteTag: 'two',
  local: 'sip:4108@example.com',
  remote: 'sip:+33639984127@example.com',
  direction: 'in',
};
const summary: CallQualitySummary = {
  seconds: 75,
  meanMos: 4.12,
  worstMos: 3.4,
  lossIn: 0.0123,
  lossOut: 0.02,
  concealed: 0.02,
  jitterMs: 5.4,
  worstJitterMs: 30,
  roundTripMs: 46.2,
  oneWayMs: 92.8,
  bufferMs: 41,
  secondsPoor: 0,
  silences: [],
  codec: 'opus',
  from: Date.UTC(2026, 10, 24, 10, 0, 0),
  to: Date.UTC(2026, 10, 24, 10, 1, 15),
  ssrcIn: 0x1234,
  ssrcOut: 0xdeadbeef,
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the report of a call (RFC 6035)', () => {
  const lines = qualityReportBody(parties, summary).split('\r\n');
  it('is a session report at the end of the call, line by line', () => {
    expect(lines).toEqual([
      'VQSessionReport: CallTerm',
      'CallID: abc@pbx',
      'LocalID: <sip:4108@example.com>',
      'RemoteID: <sip:+33639984127@example.com>',
      'OrigID: <sip:+33639984127@example.com>',
      'LocalGroup: allodesk',
      'RemoteGroup: unknown',
      'LocalAddr: IP=0.0.0.0 PORT=9 SSRC=0xdeadbeef',
      'RemoteAddr: IP=0.0.0.0 PORT=9 SSRC=0x00001234',
      'LocalMetrics:',
      'Timestamps: START=2026-11-24T10:00:00Z STOP=2026-11-24T10:01:15Z',
      'SessionDesc: PT=111 PD=OPUS SR=48000 FD=20 PLC=2 SSUP=off',
      'JitterBuffer: JBA=3 JBN=41',
      'PacketLoss: NLR=1.2 JDR=0.8',
      'Delay: RTD=46 SOWD=93 IAJ=5',
      'QualityEst: RLQ=83 RCQ=83 MOSLQ=4.1 MOSCQ=4.1 QoEEstAlg=G.107',
      'DialogID: abc@pbx;to-tag=two;from-tag=one',
      '',
    ]);
  });
  it('says nothing that is not known', () => {
    const body = qualityReportBody(parties, {
      ...summary,
      meanMos: null,
      roundTripMs: null,
      oneWayMs: null,
      codec: 'some\r\nthing',
    });
    expect(body).not.toContain('QualityEst');
    expect(body).not.toContain('RTD');
    expect(body).toContain('PD=SOMETHING');
  });
});

describe('a report of the platform as a reading', () => {
  it('is plain numbers, in milliseconds where it is a time', () => {
    const reading = readingOf('a', 5, [
      ['c', { id: 'c', type: 'codec', mimeType: 'audio/PCMA' }],
      [
        'i',
        {
          id: 'i',
          type: 'inbound-rtp',
          kind: 'audio',
          codecId: 'c',
          ssrc: 3,
          packetsReceived: 50,
          packetsLost: 2,
          jitter: 0.012,
          totalAudioEnergy: 0.5,
          totalSamplesDuration: 1,
        },
      ],
      ['o', { id: 'o', type: 'outbound-rtp', kind: 'audio', packetsSent: 51 }],
      [
        's',
        {
          id: 's',
          type: 'media-source',
          kind: 'audio',
          totalAudioEnergy: 0.25,
          totalSamplesDuration: 1,
        },
      ],
      [
        'r',
        {
          id: 'r',
          type: 'remote-inbound-rtp',
          kind: 'audio',
          packetsLost: 4,
          roundTripTime: 0.05,
          timestamp: 77,
        },
      ],
      ['t', { id: 't', type: 'transport', selectedCandidatePairId: 'p2' }],
      ['p1', { id: 'p1', type: 'candidate-pair', currentRoundTripTime: 9 }],
      ['p2', { id: 'p2', type: 'candidate-pair', currentRoundTripTime: 0.045 }],
      ['v', { id: 'v', type: 'inbound-rtp', kind: 'video', packetsReceived: 9000 }],
    ]);
    expect(reading).toMatchObject({
      call: 'a',
      codec: 'pcma',
      inbound: { ssrc: 3, packets: 50, lost: 2, jitterMs: 12 },
      outbound: { packets: 51, energy: 0.25, seconds: 1 },
      farEnd: { lost: 4, roundTripMs: 50, reports: 77 },
      farEndSent: null,
      pathRoundTripMs: 45,
    });
    expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
  });
  it('of a connection that has said nothing is empty, and nonsense counts as nothing', () => {
    expect(readingOf('a', 5, [])).toMatchObject({
      inbound: null,
      outbound: null,
      farEnd: null,
      codec: '',
    });
    expect(
      readingOf('a', 5, [
        ['i', { type: 'inbound-rtp', kind: 'audio', packetsReceived: 'many', jitter: Number.NaN }],
      ]),
    ).toMatchObject({ inbound: { packets: 0, jitterMs: 0 } });
  });
});
