import { describe, expect, it } from 'vitest';
import { keepRole, mendAnswer } from './sdp';

const setup = (role: string) => `v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=setup:${role}\r\n`;

describe('the DTLS role of a running call (RFC 8842)', () => {
  it('is left open in the first offer', () => {
    expect(keepRole(setup('actpass'), '', '')).toBe(setup('actpass'));
  });

  it.each([
    ['we answered the call', setup('active'), setup('actpass'), 'active'],
    ['we called', setup('actpass'), setup('active'), 'passive'],
    ['we called a peer that waits', setup('actpass'), setup('passive'), 'active'],
  ])('stays in a later offer when %s', (_, local, remote, own) => {
    expect(keepRole(setup('actpass'), local, remote)).toBe(setup(own));
  });

  it('is put into an answer that chose none', () => {
    expect(mendAnswer(setup('actpass'), setup('active'), setup('actpass'))).toBe(setup('passive'));
    expect(mendAnswer(setup('actpass'), setup('actpass'), setup('active'))).toBe(setup('active'));
    expect(mendAnswer(setup('actpass'), '', '')).toBe(setup('active'));
  });

  it('is not touched in an answer that chose', () => {
    expect(mendAnswer(setup('passive'), '', '')).toBe(setup('passive'));
  });
});
