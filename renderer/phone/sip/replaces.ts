/** The dialog that an INVITE wants to take over (RFC 3891 section 6.1); tags as our side sees them. */
export interface ReplacedDialog {
  callId: string;
  localTag: string;
  remoteTag: string;
  /** Only while it still rings. */
  earlyOnly: boolean;
}

const token = /^[A-Za-z0-9.!%*_+`'~-]{1,255}$/;

/**
 * Reads Replaces. Null: there is none. `bad`: more than one, or not what the grammar says; the request is
 * answered 400 (RFC 3891 section 3).
 */
export const readReplaces = (values: readonly string[]): ReplacedDialog | 'bad' | null => {
  if (values.length === 0) return null;
  const [value = '', ...more] = values;
  if (more.length > 0 || value.length > 1024) return 'bad';
  const [callId = '', ...parameters] = value.split(';').map((one) => one.trim());
  const named = new Map<string, string>();
  for (const parameter of parameters) {
    const [name = '', ...rest] = parameter.split('=').map((one) => one.trim());
    const key = name.toLowerCase();
    if (named.has(key)) return 'bad';
    named.set(key, rest.join('='));
  }
  // "to-tag" is the tag of whoever receives the request.
  const localTag = named.get('to-tag') ?? '';
  const remoteTag = named.get('from-tag') ?? '';
  // oxlint-disable-next-line no-control-regex -- a Call-ID has neither spaces nor controls
  const written = callId !== '' && !/[\s\u0000-\u001f,]/.test(callId);
  if (!written || !token.test(localTag) || !token.test(remoteTag)) return 'bad';
  return { callId, localTag, remoteTag, earlyOnly: named.has('early-only') };
};
