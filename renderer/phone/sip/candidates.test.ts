import { describe, expect, it } from 'vitest';
import { usable, withholdCandidates, withoutTcp } from './candidates';

const udp = 'a=candidate:1 1 udp 2122260223 192.0.2.2 40000 typ host';
const tcp = 'a=candidate:3 1 tcp 1518280447 192.0.2.2 9 typ host tcptype active';
const relayed = 'a=candidate:4 1 UDP 41885695 198.51.100.7 50000 typ relay raddr 0.0.0.0 rport 0';
const sdpOf = (...lines: string[]): string => [...lines, ''].join('\r\n');

describe('candidates kept back', () => {
  it('are those of the audio, with the name of its section', () => {
    const { sdp, candidates } = withholdCandidates(
      sdpOf('v=0', 'm=video 0 x', udp, 'm=audio 9 x', 'a=mid:voice', udp, relayed, 'a=sendrecv'),
    );
    expect(sdp).toBe(sdpOf('v=0', 'm=video 0 x', 'm=audio 9 x', 'a=mid:voice', 'a=sendrecv'));
    expect(candidates).toEqual([
      { candidate: udp.slice(2), sdpMid: 'voice' },
      { candidate: relayed.slice(2), sdpMid: 'voice' },
    ]);
  });

  it('have the place of the section where it has no name', () => {
    const { candidates } = withholdCandidates(sdpOf('v=0', 'm=video 0 x', 'm=audio 9 x', udp));
    expect(candidates).toEqual([{ candidate: udp.slice(2), sdpMLineIndex: 1 }]);
  });

  it('are found at any end of line, the last line too', () => {
    const { sdp, candidates } = withholdCandidates(
      `v=0\nm=audio 9 x\n${udp}\na=end-of-candidates\n${relayed}`,
    );
    expect(sdp).toBe('v=0\nm=audio 9 x\n');
    expect(candidates).toHaveLength(2);
  });

  it.each(['', 'v=0', 'm=audio 9 x\r\na=candidate:\r\n'])('may be none at all', (sdp) => {
    expect(withholdCandidates(sdp).candidates).toEqual([]);
  });
});

describe('candidates for TCP', () => {
  it('do not leave beside one for UDP', () => {
    expect(withoutTcp(sdpOf('m=audio 9 x', tcp, udp, tcp))).toBe(sdpOf('m=audio 9 x', udp));
    expect(withoutTcp(sdpOf('m=audio 9 x', tcp, relayed))).toBe(sdpOf('m=audio 9 x', relayed));
  });

  it('leave when there is nothing else, and alone are not enough to stop looking', () => {
    expect(withoutTcp(sdpOf('m=audio 9 x', tcp))).toBe(sdpOf('m=audio 9 x', tcp));
    expect(usable(sdpOf(tcp))).toBe(false);
    expect(usable(sdpOf(relayed))).toBe(true);
  });
});
