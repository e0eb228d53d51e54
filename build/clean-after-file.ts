import { afterAll, vi } from 'vitest';

// The files of a worker share one world: whatever a file has put in the place of something real goes with it.
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});
