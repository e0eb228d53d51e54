import type { ScenarioId } from './practice-door';

/** One thing a practice customer does. Seconds throughout. */
export type Step =
  | { say: string }
  /** Lets the agent speak: ends one second after the agent has spoken, or when `atMost` has passed. */
  | { listen: { atMost: number } }
  | { wait: number }
  /** Hangs up so many seconds into the line: in mid-sentence. */
  | { sayAndHangUp: string; after: number }
  | 'hangUp';

export const scenarios: Record<ScenarioId, readonly Step[]> = {
  complaint: [
    { wait: 0.6 },
    { say: 'complaint-1' },
    { listen: { atMost: 8 } },
    { say: 'complaint-2' },
    { listen: { atMost: 10 } },
    { say: 'complaint-3' },
    { listen: { atMost: 15 } },
    { say: 'complaint-4' },
    { wait: 12 },
    'hangUp',
  ],
  fault: [
    { wait: 0.6 },
    { say: 'fault-1' },
    { listen: { atMost: 10 } },
    { say: 'fault-2' },
    { listen: { atMost: 15 } },
    { say: 'fault-3' },
    { wait: 12 },
    'hangUp',
  ],
  silent: [{ wait: 30 }, 'hangUp'],
  hangsUp: [{ wait: 0.6 }, { sayAndHangUp: 'hangsUp-1', after: 4 }],
};
