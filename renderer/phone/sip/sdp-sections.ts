import { fail, ok, type Result } from '../../kernel';

/** Of the whole text, before anything is read of it; a browser that offers pictures needs a third of this. */
const whole = { size: 48 * 1024, lines: 1500, sections: 12 };
/** Of what the browser is given: a large one blocks the desk. */
const given = { size: 16 * 1024, lines: 400, candidates: 64, codecs: 32 };

/** What stands for each section of an offer in the answer to it; null: the sound, which is taken. */
export type Layout = readonly (string | null)[];

export interface TakenSound {
  /** The description with its sound alone. */
  sound: string;
  layout: Layout;
}

const sectionLine =
  /^m=([a-z-]{1,20}) \d{1,5}(?:\/\d{1,5})? ([A-Za-z0-9/]{1,40}) (\*|[\w.+-]{1,40})/;
const midOf = (section: string): string | undefined => /^a=mid:(\S{1,40})\s*$/m.exec(section)?.[1];

/**
 * Refused (RFC 3264 section 6). It keeps its name, by which some browsers find it again; a direction would say
 * nothing, and SIP.js takes the first one that it finds for that of the sound.
 */
const refused = (section: string): string | null => {
  const [, kind, protocol, format] = sectionLine.exec(section) ?? [];
  if (!kind) return null;
  const mid = midOf(section);
  return [
    `m=${kind} 0 ${protocol} ${format}`,
    'c=IN IP4 0.0.0.0',
    ...(mid === undefined ? [] : [`a=mid:${mid}`]),
    '',
  ].join('\r\n');
};

/** The sound is alone in its bundle (RFC 8843), and in no other group. */
const aloneInGroup = (session: string, sound: string): string => {
  const mid = midOf(sound);
  return session.replace(/^a=group:(\S+)([^\r\n]*)(\r\n|\n|\r)/gm, (_, kind, names, end) => {
    const member =
      kind === 'BUNDLE' &&
      String(names)
        .trim()
        .split(/ +/)
        .includes(mid ?? '');
    return member ? `a=group:BUNDLE ${mid}${String(end)}` : '';
  });
};

const lineCount = (text: string): number => text.split(/\r\n|\n|\r/).length;

/**
 * The sound of a description (RFC 8866), and the places of all else: pictures, text and data are never shown to the
 * browser. Codes sdpTooLarge, sdpTooLong, sdpTooManySections, sdpMalformed, sdpNoAudio, sdpTooManyCandidates,
 * sdpTooManyCodecs.
 */
export const takeSound = (sdp: string): Result<TakenSound> => {
  if (sdp.length > whole.size) return fail('sdpTooLarge', 'refused');
  if (lineCount(sdp) > whole.lines) return fail('sdpTooLong', 'refused');
  const [session = '', ...sections] = sdp.split(/^(?=m=)/m);
  if (sections.length > whole.sections) return fail('sdpTooManySections', 'refused');
  const at = sections.findIndex((section) => /^m=audio [1-9]/.test(section));
  const section = sections[at];
  if (section === undefined) return fail('sdpNoAudio', 'refused');
  const layout: (string | null)[] = [];
  for (const [index, other] of sections.entries()) {
    const instead = index === at ? null : refused(other);
    if (index !== at && instead === null) return fail('sdpMalformed', 'refused');
    layout.push(instead);
  }
  const alone = sections.length > 1 ? aloneInGroup(session, section) : session;
  const sound = `${alone}${section}`;
  const count = (start: string) => section.split(`\n${start}`).length - 1;
  if (sound.length > given.size) return fail('sdpTooLarge', 'refused');
  if (lineCount(sound) > given.lines) return fail('sdpTooLong', 'refused');
  if (count('a=candidate') > given.candidates) return fail('sdpTooManyCandidates', 'refused');
  if (count('a=rtpmap') > given.codecs) return fail('sdpTooManyCodecs', 'refused');
  return ok({ sound, layout });
};

/** Our description with what is refused in its places. */
export const withLayout = (own: string, layout: Layout): string => {
  const [session = '', sound = ''] = own.split(/^(?=m=)/m);
  return session + layout.map((refusal) => refusal ?? sound).join('');
};
