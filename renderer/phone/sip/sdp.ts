export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/** The direction of the audio: its own attribute, else the session's (RFC 3264 section 5.1). */
export const audioDirection = (sdp: string): Direction => {
  const [session = '', ...media] = sdp.split(/^(?=m=)/m);
  const audio = media.find((section) => section.startsWith('m=audio')) ?? '';
  const find = (text: string) => /^a=(sendrecv|sendonly|recvonly|inactive)\s*$/m.exec(text)?.[1];
  return (find(audio) ?? find(session) ?? 'sendrecv') as Direction;
};

/** The far end holds us when it does not take our audio; `0.0.0.0` is the old way to say so (RFC 3264 section 8.4). */
export const remoteHolds = (sdp: string): boolean => {
  const direction = audioDirection(sdp);
  if (direction === 'sendonly' || direction === 'inactive') return true;
  // With ICE that address means only that no candidate has been found yet (RFC 8840 section 4.1.1).
  return /^c=IN IP4 0\.0\.0\.0\s*$/m.test(sdp) && !/^a=(candidate|ice-ufrag)/m.test(sdp);
};

/** Whether digits can be sent as RTP events (RFC 4733); their clock is that of the voice beside them. */
export const takesTelephoneEvents = (sdp: string): boolean =>
  /^a=rtpmap:\d+ telephone-event\/\d+/im.test(sdp);

/** What we send: SIP carries whole descriptions, so trickling (RFC 8840) is not promised. */
export const forTheWire = (sdp: string): string => sdp.replace(/^a=ice-options:trickle\r\n/gm, '');

const opposite: Record<string, string> = { active: 'passive', passive: 'active' };
const setupOf = (sdp: string): string => /^a=setup:(\w+)/m.exec(sdp)?.[1] ?? '';

/** Which DTLS role is ours in a running call; empty before there is one. */
const ownRole = (local: string, remote: string): string =>
  setupOf(local) in opposite ? setupOf(local) : (opposite[setupOf(remote)] ?? '');

/**
 * A later offer says the DTLS role that we have (RFC 8842 section 5.4): a peer that is asked anew with
 * `actpass` may take the other role in its answer, and the keys of the running call would be gone.
 */
export const keepRole = (offer: string, local: string, remote: string): string => {
  const own = ownRole(local, remote);
  return own ? offer.replace(/^a=setup:actpass/gm, `a=setup:${own}`) : offer;
};

/**
 * An answer has to choose a role (RFC 8842 section 5.3), but some phones repeat `actpass` in the answer to a
 * re-INVITE. Browsers refuse that and the call would end for it: it means that nothing has changed.
 */
export const mendAnswer = (answer: string, local: string, remote: string): string =>
  answer.replace(/^a=setup:actpass/gm, `a=setup:${opposite[ownRole(local, remote)] ?? 'active'}`);
