import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { type Place, thisMachine } from './place';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system's Chromium first, then the one that Playwright brought. */
export const knownBrowsers = (): string[] =>
  [process.env['ALLODESK_CHROMIUM'], ...places, chromium.executablePath()]
    .filter((path) => path !== undefined)
    .filter((path) => existsSync(path));

export const chromiumPath = (place: Place = thisMachine): { executablePath?: string } => {
  const path = knownBrowsers()[0];
  return path ? { executablePath: place.executable(path) } : {};
};

const asRoot = process.getuid?.() === 0;

/** Sound without a gesture; and as root Chromium refuses its own sandbox. */
export const soundFlags: readonly string[] = [
  '--autoplay-policy=no-user-gesture-required',
  ...(asRoot ? ['--no-sandbox'] : []),
];

/** This process's own environment, as a browser is given it. */
export const environment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
