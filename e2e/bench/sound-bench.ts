import type { Page } from '@playwright/test';
import { inTurns, type Measure } from './figures';

const delayRounds = 3;
const suppressorRounds = 3;

/** The microphone's track -> the call's track: what the desk's graph adds. */
export const benchDelay = (page: Page): Promise<Measure> => {
  const take = (kind: 'straight' | 'graph' | 'neural') => () =>
    page.evaluate((given) => window.bench.graphDelay(given), kind);
  return inTurns('Microphone → outgoing track', 'no graph between them', delayRounds, [
    { name: 'no graph between them', take: take('straight') },
    { name: 'Allodesk', take: take('graph') },
    { name: 'Allodesk, neural suppression', take: take('neural') },
  ]);
};

/** Milliseconds of one core for a second of sound, rendered as fast as the machine can. */
export const benchSuppressor = (page: Page): Promise<Measure> => {
  const take = (kind: 'desk' | 'rnnoise') => async () =>
    1_000 * (await page.evaluate((given) => window.bench.suppressorShare(given), kind));
  return inTurns('Noise suppression: ms of one core a second', 'RNNoise', suppressorRounds, [
    { name: 'RNNoise', take: take('rnnoise') },
    { name: 'Allodesk', take: take('desk') },
  ]);
};
