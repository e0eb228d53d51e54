/** Names whose text is nobody's to read. `turnCredentialsUrl` is an address and stays. */
const secretName = /(?:secret|credential|password|passwd|token)$/i;
const taken = '[removed]';

/** For text that is no JSON: from the name on, a closed string, all that follows a bracket, or else the rest of the line. */
const secretInText =
  /([\w.]*(?:secret|credential|password|passwd|token)(?![a-z])["']?\s*[:=]?\s*)((?:"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')(?=\s*(?:[,}\]\r\n]|$))|[[{][\s\S]*|[^\r\n]+)/gi;

const strip = (name: string, value: unknown): unknown =>
  secretName.test(name) && value !== '' && value !== null ? taken : value;

/** The same text without the secrets in it; text without any comes back as it was, to the letter. */
export const stripSecrets = (text: string): string => {
  try {
    const parsed: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    const stripped = JSON.stringify(parsed, strip, 2);
    return stripped === JSON.stringify(parsed, null, 2) ? text : stripped;
  } catch {
    // Broken in any way, also by nesting too deep to be walked: nothing is known of its shape. Zeros come of a coding
    // that is not read here, and would stand between the letters of a secret's name.
    return text.replaceAll('\0', '').replace(secretInText, `$1"${taken}"`);
  }
};

/** Text of a file as people write them: UTF-8 or UTF-16, with or without a mark at its head. */
export const decodeText = (bytes: Uint8Array): string => {
  const [first, second] = bytes;
  const is16 = (a: number, b: number) => first === a && second === b;
  // Without a mark: the first character of JSON is one of ASCII, so its other half is zero.
  if (is16(0xfe, 0xff) || (first === 0 && second !== undefined && second !== 0))
    return new TextDecoder('utf-16be').decode(bytes);
  if (is16(0xff, 0xfe) || (first !== 0 && second === 0))
    return new TextDecoder('utf-16le').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
};
