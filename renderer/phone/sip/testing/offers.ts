// Offers with more than a voice, as they come.

const lines = (...all: string[]): string => `${all.join('\r\n')}\r\n`;
const repeat = (count: number, line: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, index) => line(index));

const transport = [
  'a=ice-ufrag:peer',
  'a=ice-pwd:peerpeerpeerpeerpeerpeer',
  `a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => 'AB').join(':')}`,
  'a=setup:actpass',
];
const candidates = (count: number): string[] =>
  repeat(
    count,
    (index) =>
      `a=candidate:${index} 1 udp ${2122260223 - index} 192.0.2.${index} ${40000 + index} typ host generation 0`,
  );

/** What a browser offers for sound, pictures and data at once: some 75 formats, and candidates for each of them. */
export const widgetOffer = (each = 12): string =>
  lines(
    'v=0',
    'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0 1 2',
    'a=group:LS 0 1',
    'a=msid-semantic: WMS stream',
    'm=audio 9 UDP/TLS/RTP/SAVPF 111 0 101',
    'c=IN IP4 0.0.0.0',
    ...candidates(each),
    ...transport,
    'a=mid:0',
    'a=sendrecv',
    'a=rtcp-mux',
    'a=rtpmap:111 opus/48000/2',
    'a=rtpmap:0 PCMU/8000',
    'a=rtpmap:101 telephone-event/8000',
    'm=video 9 UDP/TLS/RTP/SAVPF 96 97 98 99',
    'c=IN IP4 0.0.0.0',
    ...candidates(each),
    ...transport,
    'a=mid:1',
    'a=sendrecv',
    'a=rtcp-mux',
    ...repeat(72, (index) => `a=rtpmap:${35 + index} VP${index}/90000`),
    ...repeat(72, (index) => `a=rtcp-fb:${35 + index} transport-cc`),
    ...repeat(72, (index) => `a=fmtp:${35 + index} level-asymmetry-allowed=1;packetization-mode=1`),
    ...repeat(60, (index) => `a=ssrc:${1000 + index} cname:stream`),
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    ...candidates(each),
    ...transport,
    'a=mid:2',
    'a=sctp-port:5000',
  );

/** A telephone with a camera: pictures first, no bundle, no names. */
export const cameraOffer = lines(
  'v=0',
  'o=- 1 1 IN IP4 192.0.2.9',
  's=Talk',
  'c=IN IP4 192.0.2.9',
  't=0 0',
  'm=video 9078 UDP/TLS/RTP/SAVPF 96',
  ...transport,
  'a=rtpmap:96 VP8/90000',
  'm=audio 7078 UDP/TLS/RTP/SAVPF 96 8 101',
  ...transport,
  'a=rtpmap:96 opus/48000/2',
  'a=rtpmap:101 telephone-event/48000',
);

/** Nothing in it that a browser can speak. */
export const linearOffer = lines(
  'v=0',
  'o=- 1 1 IN IP4 192.0.2.9',
  's=-',
  'c=IN IP4 192.0.2.9',
  't=0 0',
  'm=audio 7078 UDP/TLS/RTP/SAVPF 96 101',
  ...transport,
  'a=rtpmap:96 L16/16000',
  'a=rtpmap:101 telephone-event/8000',
  'a=sendrecv',
);
