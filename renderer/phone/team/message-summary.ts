/** RFC 3842 section 5.2: one line a fact, `voice-message: new/old (urgent new/urgent old)`. */
export interface MessageSummary {
  waiting: boolean;
  fresh: number;
  old: number;
  /** The user part of the account, where it belongs to `domain`. */
  account: string;
}

const counts = /^(\d{1,9})\/(\d{1,9})(?:\s*\(.*\))?$/;
const account = /^sips?:([0-9A-Za-z+*#._-]{1,64})@([0-9A-Za-z.-]{1,253})(?::\d{1,5})?$/i;
const shown = 9999;

/** Null where nothing in it says whether messages wait. */
export const readMessageSummary = (body: string, domain: string): MessageSummary | null => {
  const facts = new Map<string, string>();
  for (const line of body.slice(0, 4096).split(/\r?\n/, 40)) {
    const [, name, value] = /^([A-Za-z-]{1,40})\s*:\s*(.*?)\s*$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined && !facts.has(name.toLowerCase()))
      facts.set(name.toLowerCase(), value);
  }
  const waits = facts.get('messages-waiting')?.toLowerCase();
  const [, fresh, old] = counts.exec(facts.get('voice-message') ?? '') ?? [];
  if (waits !== 'yes' && waits !== 'no' && fresh === undefined) return null;
  const [, user = '', host = ''] = account.exec(facts.get('message-account') ?? '') ?? [];
  const ours = host.toLowerCase() === domain.toLowerCase().replace(/:\d+$/, '');
  return {
    waiting: waits === undefined ? Number(fresh) > 0 : waits === 'yes',
    fresh: Math.min(Number(fresh ?? 0), shown),
    old: Math.min(Number(old ?? 0), shown),
    account: ours ? user : '',
  };
};
