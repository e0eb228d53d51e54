import type { FindingCode } from '../../renderer/features/readiness';
import type { FakeDeskState } from './fake-desk';
import type { GalleryState } from './gallery-state';
import { book, inStrip } from './in-strip';
import { now } from './samples';

const found = (
  state: 'good' | 'weak' | 'bad',
  code: FindingCode,
  values: Record<string, string | number> = {},
) => ({ state, finding: { code, values } });

const halfChecked: FakeDeskState = {
  readiness: {
    last: { at: now - 7_000_000, overall: 'good' },
    checks: {
      microphone: found('good', 'microphoneHeard'),
      speaker: { state: 'asks' },
      ringer: { state: 'waiting' },
      headset: { state: 'waiting' },
      line: found('good', 'lineReady', { delay: 24 }),
      relay: { state: 'running' },
      path: { state: 'waiting' },
    },
  },
};
const badlyChecked: FakeDeskState = {
  readiness: {
    last: { at: now, overall: 'bad' },
    checks: {
      microphone: found('weak', 'microphoneQuiet'),
      speaker: found('good', 'speakerHeard'),
      ringer: found('bad', 'ringerNotHeard'),
      headset: found('bad', 'headsetReadOnlyLinux', { vendor: '0b0e' }),
      line: found('good', 'lineReady', { delay: 24 }),
      relay: found('bad', 'relayRefused', { url: 'turns:relay.maison-boreal.example:443' }),
      path: found('weak', 'pathJitter', { delay: 48, jitter: 41, loss: 0 }),
    },
  },
};

const headsetAsks: FakeDeskState = {
  readiness: {
    last: { at: now - 7_000_000, overall: 'good' },
    checks: {
      microphone: found('good', 'microphoneHeard'),
      speaker: found('good', 'speakerHeard'),
      ringer: found('good', 'ringerHeard'),
      headset: { state: 'asks' },
      line: found('good', 'lineReady', { delay: 24 }),
      relay: found('good', 'relayReady', { url: 'turns:relay.maison-boreal.example:443' }),
      path: found('good', 'pathMeasured', { delay: 24, jitter: 3, loss: 0 }),
    },
  },
};
const headsetOff: FakeDeskState = {
  readiness: {
    last: { at: now, overall: 'bad' },
    checks: {
      ...headsetAsks.readiness!.checks,
      headset: found('bad', 'headsetAway', { name: 'Jabra Link 390' }),
    },
  },
};

/** The check before the shift, half way and with faults. */
export const readinessStates: Record<string, GalleryState> = {
  readiness: {
    desk: { ...book, ...halfChecked, documents: [{ kind: 'readiness' }] },
    sizes: ['wide'],
  },
  'readiness-wrong': {
    desk: { ...book, ...badlyChecked, documents: [{ kind: 'readiness' }] },
    sizes: ['wide'],
  },
  'readiness-headset': {
    desk: { ...book, ...headsetAsks, documents: [{ kind: 'readiness' }] },
    sizes: ['wide'],
  },
  'readiness-headset-off': {
    desk: { ...book, ...headsetOff, documents: [{ kind: 'readiness' }] },
    sizes: ['wide'],
  },
  'strip-readiness-headset': inStrip({ kind: 'readiness' }, { ...book, ...headsetAsks }),
  'strip-readiness': inStrip({ kind: 'readiness' }, { ...book, ...halfChecked }),
  'strip-readiness-wrong': inStrip({ kind: 'readiness' }, { ...book, ...badlyChecked }),
};
