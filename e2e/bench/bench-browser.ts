import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { chromiumPath, soundFlags } from '../lab/chromium';

/** Where pages are opened: each context has a store of its own. */
export type Contexts = Pick<Browser, 'newContext'>;

/** A microphone that is a file of beeps. */
const launch = {
  ...chromiumPath(),
  args: [...soundFlags, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  // Playwright mutes its browsers; a muted one decodes differently.
  ignoreDefaultArgs: ['--mute-audio'],
};

/** One browser for the whole run. */
export const launchBrowser = (): Promise<Browser> => chromium.launch(launch);

/** Each context is a browser with a profile: without one the store is kept in memory, and a large book does not fit. */
export const onDisk: Contexts = {
  newContext: async (options) => {
    const profile = mkdtempSync(join(tmpdir(), 'allodesk-bench-'));
    const context = await chromium.launchPersistentContext(profile, { ...launch, ...options });
    context.on('close', () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
    return context;
  },
};
