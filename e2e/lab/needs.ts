import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { knownBrowsers } from './chromium';
import { canMakeNetworks } from './namespaces';

const programs = {
  browser: [],
  'sip-lab': ['kamailio', 'baresip', 'sipp', 'rtpengine'],
  netns: ['ip', 'nft', 'tc', 'sysctl', 'bash', 'turnserver'],
  'sound-lab': ['pulseaudio', 'pactl', 'parec', 'pacat', 'sox'],
} as const;
export type Need = keyof typeof programs;

const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
const missing = (names: readonly string[]): string[] =>
  names.filter((name) => !folders.some((folder) => existsSync(join(folder, name))));

const hasModule = (name: string): boolean =>
  existsSync(`/usr/lib64/kamailio/modules/${name}.so`) ||
  (existsSync('/usr/lib') &&
    readdirSync('/usr/lib').some((folder) =>
      existsSync(join('/usr/lib', folder, `kamailio/modules/${name}.so`)),
    ));

/**
 * Why this machine cannot do it, or null. Begins with the key that README's table of what runs where lists.
 */
export const needsOf = (need: Need): string | null => {
  const lacking = missing(programs[need]);
  if (need === 'sip-lab' && lacking.length === 0)
    for (const name of ['websocket', 'presence'])
      if (!hasModule(name)) lacking.push(`kamailio-${name}-modules`);
  if (need === 'browser' && knownBrowsers().length === 0) lacking.push('Chromium');
  if (need === 'netns' && lacking.length === 0 && !canMakeNetworks())
    return 'netns: only root may make networks of its own';
  return lacking.length > 0 ? `${need}: ${lacking.join(', ')} not installed` : null;
};
