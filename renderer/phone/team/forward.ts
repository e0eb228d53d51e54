import type { Forward, ForwardWhen } from './team';

export interface ForwardSettings {
  when: ForwardWhen;
  to: string;
  after: number;
  onCode: string;
  offCode: string;
}

/** Everything goes by the PBX where it has codes for it; what needs the desk's eye goes by the desk. */
export const forwardOf = ({ when, to, after, onCode, offCode }: ForwardSettings): Forward => ({
  when: to.trim() === '' ? 'off' : when,
  to: to.trim(),
  after,
  by: when === 'always' && onCode !== '' && offCode !== '' ? 'pbx' : 'desk',
});

/** Where a call that comes now is sent before it rings; null: nowhere. */
export const forwardNow = (forward: Forward, desk: { engaged: boolean }): string | null => {
  if (forward.by === 'pbx' || forward.to === '') return null;
  if (forward.when === 'always') return forward.to;
  return forward.when === 'busy' && desk.engaged ? forward.to : null;
};

/** Milliseconds of ringing after which an unanswered call is sent on; null: never. */
export const forwardAfterMs = (forward: Forward): number | null =>
  forward.when === 'noAnswer' && forward.to !== '' ? forward.after * 1000 : null;
