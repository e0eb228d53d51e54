import type { Log } from '../../../kernel';

/** Web Audio 1.1, known to Chromium and not yet to the library of types. */
declare global {
  interface AudioContextOptions {
    sinkId?: string | { type: 'none' };
  }
  interface AudioContext {
    readonly sinkId: string | { type: 'none' };
    setSinkId(sinkId: string | { type: 'none' }): Promise<void>;
  }
}

/**
 * Lets it run. Before the agent has touched the page, the browser may refuse: then his first click or key starts it.
 * Never waited for: the promise may stay open for ever.
 */
export const wakeContext = (context: AudioContext, log: Log): void => {
  const resume = () => {
    if (context.state === 'closed') return;
    context.resume().catch((error: unknown) => log('warn', `sound not started: ${String(error)}`));
  };
  resume();
  if (context.state !== 'suspended') return;
  const touched = ['pointerdown', 'keydown'] as const;
  const onTouch = () => resume();
  for (const event of touched)
    document.addEventListener(event, onTouch, { capture: true, once: true });
  context.addEventListener(
    'statechange',
    () => {
      for (const event of touched) document.removeEventListener(event, onTouch, { capture: true });
    },
    { once: true },
  );
};
