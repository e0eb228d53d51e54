import { describe, expect, it } from 'vitest';
import { defaultPort } from './start-arguments.mjs';
import { openInBrowserWords, openInElectronWords } from './start-words.mjs';

const url = 'http://localhost:47110/';
const ways = ['own', 'noDisplay', 'noBrowser'] as const;

describe('what npm start says', () => {
  it.each(ways)('%s: where the desk is, what it lacks and how it ends', (window) => {
    const words = openInBrowserWords({ url, port: defaultPort, reason: null, window });
    expect(words).toContain(url);
    expect(words).toContain('keychain');
    expect(words).toMatch(/Ctrl-C here ends it\.$/);
    expect(words).not.toContain('other data');
  });

  it('says first why it is not Electron, and what another port means', () => {
    const words = openInBrowserWords({ url, port: 5000, reason: 'No Electron.', window: 'own' });
    expect(words.split('\n')[0]).toBe('No Electron.');
    expect(words).toContain('other data');
  });

  it('is short in Electron', () => {
    expect(openInElectronWords({ port: defaultPort })).toBe(
      'Allodesk opens.\nCtrl-C here ends it.',
    );
    expect(openInElectronWords({ port: 5000 })).toContain('--port changes nothing');
  });
});
