import type { Headers } from './message-headers';
import { splitOutside } from './name-address';

const secondsIn = (text: string): number | undefined => {
  const [, seconds] = /[;?]?\s*\b(?:answer-after|delay)\s*=\s*"?(\d{1,3})\b/i.exec(text) ?? [];
  return seconds === undefined ? undefined : Number(seconds);
};

/**
 * Whether the caller's side asks for an answer without a hand, and after how many seconds: `Answer-Mode` and
 * `Priv-Answer-Mode` (RFC 5373), else what PBXes have written since before it, `answer-after=` in Call-Info
 * or Alert-Info. Undefined: it does not ask. Whether it is done is not decided here.
 */
export const answerAfter = (message: Headers): number | undefined => {
  const mode = message.getHeader('Priv-Answer-Mode') ?? message.getHeader('Answer-Mode');
  const alerts = [...message.getHeaders('Call-Info'), ...message.getHeaders('Alert-Info')]
    .slice(0, 8)
    .flatMap((line) => splitOutside(line.slice(0, 500), ','));
  const asked = alerts.find((one) =>
    /answer-after\s*=|\binfo\s*=\s*(?:alert-)?auto-?answer/i.test(one),
  );
  const automatic = /^\s*auto\b/i.test(mode ?? '');
  if (asked === undefined) return automatic ? 0 : undefined;
  return secondsIn(asked) ?? 0;
};
