import type { LineState } from '../../phone/line';

/** One change of the line: when, to what, and why. */
export interface LineEvent {
  at: number;
  phase: LineState['phase'];
  /** The kind of trouble alone: what the server said about itself stays out. */
  trouble: string | null;
}

const eventsKept = 100;

/** What the line went through since the start, for the diagnostics file. */
export const createLineHistory = (now: () => number) => {
  const events: LineEvent[] = [];
  const counts = new Map<string, number>();
  return {
    add: (state: LineState): void => {
      const trouble = 'trouble' in state ? state.trouble.kind : null;
      const last = events.at(-1);
      if (last?.phase === state.phase && last.trouble === trouble) return;
      events.push({ at: now(), phase: state.phase, trouble });
      if (events.length > eventsKept) events.shift();
      const name = trouble ? `${state.phase}: ${trouble}` : state.phase;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    events: (): readonly LineEvent[] => events,
    counts: (): Readonly<Record<string, number>> => Object.fromEntries(counts),
  };
};
