/** Comfort noise at 8 kHz crashed renderers under rapid renegotiation, and no SIP peer needs it or RED. */
const unwanted = new Set(['audio/cn', 'audio/red']);

const capabilities = (): RTCRtpCodec[] =>
  typeof RTCRtpReceiver === 'undefined'
    ? []
    : (RTCRtpReceiver.getCapabilities('audio')?.codecs ?? []);

/** What we offer and answer of what the browser can. */
export const wantedCodecs = (): RTCRtpCodec[] =>
  capabilities().filter((codec) => !unwanted.has(codec.mimeType.toLowerCase()));

/** Every browser has these (RFC 7874), and Chromium G.722. */
const usual = ['opus/48000', 'pcmu/8000', 'pcma/8000', 'g722/8000'];

/** Formats that need no line of their own (RFC 3551 section 6). */
const fixed: Record<string, string> = { 0: 'pcmu/8000', 8: 'pcma/8000', 9: 'g722/8000' };

const ours = (): ReadonlySet<string> => {
  const known = wantedCodecs()
    .filter(({ mimeType }) => mimeType.toLowerCase() !== 'audio/telephone-event')
    .map(
      ({ mimeType, clockRate }) => `${mimeType.slice('audio/'.length).toLowerCase()}/${clockRate}`,
    );
  return new Set(known.length > 0 ? known : usual);
};

/** Whether a voice could be heard at all; tones alone are none (RFC 3264 section 6). */
export const hasCommonCodec = (sound: string): boolean => {
  const [, formats = ''] = /^m=audio \d+(?:\/\d+)? \S+ ([^\r\n]+)/m.exec(sound) ?? [];
  const mapped = new Map(
    [...sound.matchAll(/^a=rtpmap:(\d{1,3}) ([\w.-]+\/\d+)/gm)].map(([, format, codec]) => [
      format,
      codec?.toLowerCase(),
    ]),
  );
  const can = ours();
  return formats
    .trim()
    .split(/ +/)
    .some((format) => can.has(mapped.get(format) ?? fixed[format] ?? ''));
};
