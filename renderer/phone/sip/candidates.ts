/**
 * The description without the candidates of its audio, and these apart (RFC 8839 section 5.1). A browser checks
 * a path as soon as it knows a candidate: what it does not know yet it cannot send a packet to.
 */
export const withholdCandidates = (
  sdp: string,
): { sdp: string; candidates: RTCIceCandidateInit[] } => {
  const sections = sdp.split(/^(?=m=)/m);
  const at = sections.findIndex((section) => section.startsWith('m=audio'));
  const audio = sections[at] ?? '';
  const mid = /^a=mid:(\S+)/m.exec(audio)?.[1];
  const candidates = [...audio.matchAll(/^a=(candidate:[^\r\n]+)/gm)].map(([, candidate = '']) => ({
    candidate,
    // The first section of any kind is the session's own.
    ...(mid === undefined ? { sdpMLineIndex: at - 1 } : { sdpMid: mid }),
  }));
  return {
    sdp: sdp.replace(/^a=(?:candidate:[^\r\n]*|end-of-candidates)(?:\r\n|\n|\r|$)/gm, ''),
    candidates,
  };
};

const line = /^a=candidate:\S+ \d+ (\S+) [^\r\n]*\r\n/gim;

/** Few peers can use a candidate for TCP (RFC 6544), and some take it for one of UDP: sent only where it is all there is. */
export const withoutTcp = (sdp: string): string => {
  if (!usable(sdp)) return sdp;
  return sdp.replace(line, (text, transport: string) =>
    transport.toLowerCase() === 'udp' ? text : '',
  );
};

/** Something in it can be reached by UDP: a host, its public address, or a relay however that one is reached. */
export const usable = (sdp: string): boolean => /^a=candidate:\S+ \d+ udp /im.test(sdp);

/** In a description or a single candidate: a TURN server gave an address of its own. */
export const fromRelay = (text: string): boolean => /^(?:a=)?candidate:.* typ relay/m.test(text);

/** In a description or a single candidate: a STUN or TURN server answered. */
export const fromServer = (text: string): boolean =>
  /^(?:a=)?candidate:.* typ (?:srflx|relay)/m.test(text);
