import { chmodSync, existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { end, startBrowser } from './open-desk.mjs';

it.skipIf(process.platform === 'win32')(
  'the token of the settings file stands in no argument, but in a file of the owner’s that goes',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'browser-'));
    vi.stubEnv('ALLODESK_DATA', folder);
    const browser = join(folder, 'browser');
    writeFileSync(browser, `#!/bin/sh\nprintf '%s\\n' "$@" > ${folder}/arguments; exec sleep 30\n`);
    chmodSync(browser, 0o755);
    const child = startBrowser(browser, 'http://localhost:1/#settings=t0ken');
    const seen = () => readFileSync(join(folder, 'arguments'), 'utf8');
    await vi.waitFor(() => expect(seen()).toContain('--user-data-dir'), { timeout: 5000 });
    expect(seen()).not.toContain('t0ken');
    const file = fileURLToPath(/^--app=(.*)$/m.exec(seen())?.[1] ?? '');
    expect(readFileSync(file, 'utf8')).toContain(
      'location.replace("http://localhost:1/#settings=t0ken")',
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await end(child);
    expect(existsSync(file)).toBe(false);
  },
);
