import { commandService } from './command-line/command-service';
import { infoService } from './desk-info';
import { logService } from './desk-log';
import { deviceService } from './devices/device-choice';
import { headsetService } from './devices/headset-teaching';
import { hotkeyService } from './hotkeys/hotkey-service';
import { newsService } from './ipc/publish';
import { serve } from './ipc/serve';
import { journalService } from './journal/journal-service';
import { linkService } from './links/link-service';
import { networkService } from './network/network-watch';
import type { Platform } from './platform/ports';
import { powerService } from './power/stay-awake';
import { secretService } from './secrets/secret-service';
import { servicesOf } from './service';
import { policyService } from './settings/policy-file';
import { settingsService } from './settings/open-settings';
import { presenceService } from './windows/call-presence';
import { contentService } from './windows/content-service';
import { problemService } from './windows/say-problems';
import { windowService } from './windows/window-service';

/**
 * The main process: one list of its services. Each is given what those before it bring, and brings its answers to the
 * page, its news and its end. A missing need or a question without an answer does not compile.
 */
export const compose = async (platform: Platform): Promise<void> => {
  const desk = await servicesOf({ platform })
    .add(logService)
    .add(newsService)
    .add(policyService)
    .add(secretService)
    .add(settingsService)
    .add(journalService)
    .add(headsetService)
    .add(contentService)
    // The page begins to ask: what takes time stands above.
    .add(windowService)
    .add(hotkeyService)
    .add(powerService)
    .add(presenceService)
    .add(deviceService)
    .add(networkService)
    .add(commandService)
    .add(infoService)
    .add(linkService)
    .add(problemService)
    .start();
  serve(platform.ipc, desk.answers, desk.given.log);
  platform.app.onQuit(desk.end);
};
