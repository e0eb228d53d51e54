const header = /\b((?:proxy-)?authorization|(?:proxy|www)-authenticate|cookie)\s*:[^\r\n]*/gi;
const named =
  /(["']?\b\w*(?:password|passwd|secret|credential|token)\w*["']?\s*[:=]\s*)("[^"]*"|'[^']*'|[^\s,;&"'}]+)/gi;
const digest = /\b(response|nonce|cnonce|opaque)\s*=\s*("[^"]*"|[^\s,;]+)/gi;
/** Six digits or more, also written in pairs: a telephone number, or close enough to one. */
const number = /\+?\d(?:[\s.\-()\u00A0\u202F]{0,2}\d){5,}/g;

/** Takes secrets, login headers and telephone numbers out of a line before it is logged. */
export const redact = (text: string, secrets: Iterable<string> = []): string => {
  let clean = text;
  // A secret of one or two characters would tear every line apart and protects nothing.
  for (const secret of secrets) if (secret.length > 2) clean = clean.replaceAll(secret, '[secret]');
  return clean
    .replace(header, '$1: [hidden]')
    .replace(digest, '$1=[hidden]')
    .replace(named, '$1[hidden]')
    .replace(number, '[number]');
};
