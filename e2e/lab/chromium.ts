import { existsSync } from 'node:fs';

const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system's Chromium where there is one, else the one that Playwright brought. */
export const chromiumPath = (): { executablePath?: string } => {
  const path = process.env['ALLODESK_CHROMIUM'] ?? known.find((one) => existsSync(one));
  return path ? { executablePath: path } : {};
};

const asRoot = process.getuid?.() === 0;

/** Sound without a gesture; and as root Chromium refuses its own sandbox. */
export const soundFlags: readonly string[] = [
  '--autoplay-policy=no-user-gesture-required',
  ...(asRoot ? ['--no-sandbox'] : []),
];
