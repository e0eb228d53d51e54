import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileFor, serveDesk } from './app-protocol';
import { contentPolicy } from './guard';

const folder = mkdtempSync(join(tmpdir(), 'served-'));
const root = join(folder, 'renderer');
mkdirSync(join(root, 'assets'), { recursive: true });
writeFileSync(join(root, 'index.html'), '<p>desk</p>');
writeFileSync(join(root, 'assets/a b.js'), '1');
writeFileSync(join(folder, 'secret.json'), '{}');
const serve = serveDesk(root, () =>
  contentPolicy({ server: 'wss://pbx.example', credentials: '', plain: false }),
);
const get = (url: string, init?: RequestInit) => serve(new Request(url, init));

describe('the desk’s own scheme', () => {
  it('serves its files with their type and the policy of the moment', async () => {
    const page = await get('app://desk/index.html');
    expect(await page.text()).toBe('<p>desk</p>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self' wss://pbx.example");
    expect(policy).not.toContain("'unsafe-eval'");
    expect((await get('app://desk/')).status).toBe(200);
    expect((await get('app://desk/assets/a%20b.js')).status).toBe(200);
  });

  it('leads to nothing outside its folder', async () => {
    for (const path of [
      '/../secret.json',
      '/%2e%2e/secret.json',
      '/..%2fsecret.json',
      '/assets/..%2f..%2fsecret.json',
      '/..%5csecret.json',
      '/%00',
      '/%E0%A4%A',
      '//etc/passwd',
    ]) {
      const file = fileFor(root, path);
      expect(file === null || file.startsWith(`${root}/`)).toBe(true);
      expect((await get(`app://desk${path}`)).status).toBe(404);
    }
  });

  it('answers no other host, no other method and no unknown kind of file', async () => {
    expect((await get('app://evil/index.html')).status).toBe(403);
    expect((await get('app://desk/index.html', { method: 'POST' })).status).toBe(405);
    writeFileSync(join(root, 'a.exe'), '');
    expect((await get('app://desk/a.exe')).status).toBe(404);
  });
});
