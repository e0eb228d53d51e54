import { join } from 'node:path';
import type { HeadsetTeaching } from '@contract';
import { isDeskUrl } from '../ipc/trusted-frame';
import type { Platform } from '../platform/ports';
import { mayConnect, needsNewPolicy, type Places, placesOf } from '../policy/connect-sources';
import type { SettingsSource } from '../service';
import { serveDesk } from './app-protocol';
import { contentPolicy, permits, permitsDevice } from './guard';

/** Time for the secret to follow a new server before the page is loaded again with the new policy. */
const reloadAfterMs = 1500;

interface Needs {
  platform: Pick<Platform, 'app' | 'content' | 'every'>;
  settings: SettingsSource;
  teaching: () => HeadsetTeaching;
}

/** The pages follow the configured server: policy, requests, and a fresh page when the server changes. */
export const contentService = ({ platform, settings, teaching }: Needs) => {
  const places = (): Places => placesOf(settings.read());
  let served = places();
  let stale = (): void => undefined;
  platform.content.guard({
    serve: serveDesk(join(platform.app.folder, '../renderer'), () => {
      served = places();
      return contentPolicy(served);
    }),
    permit: permits,
    permitDevice: (question) =>
      permitsDevice(question, {
        quirks: settings.read()['audio.headsetQuirks'].value,
        teaching: teaching(),
      }),
    mayRequest: (url) => mayConnect(url, places()),
    mayNavigate: isDeskUrl,
  });
  settings.onChanged(() => {
    const now = places();
    if (!needsNewPolicy(served, now)) return;
    served = now;
    const stop = platform.every(reloadAfterMs, () => {
      stop();
      stale();
    });
  });
  return {
    gives: {
      /** Calls back when the page must be loaded again for its policy. */
      onStalePage: (heard: () => void) => {
        stale = heard;
      },
    },
  };
};
