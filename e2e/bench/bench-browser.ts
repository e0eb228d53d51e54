import { type Browser, chromium } from '@playwright/test';
import { chromiumPath, soundFlags } from '../lab/chromium';

/** One browser for the whole run, with a microphone that is a file of beeps. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    ...chromiumPath(),
    args: [...soundFlags, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
    // Playwright mutes its browsers; a muted one decodes differently.
    ignoreDefaultArgs: ['--mute-audio'],
  });
