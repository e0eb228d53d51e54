import { createPublicKey, verify } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { serveRenderer, type ServedRenderer } from './serve-renderer.mjs';

const folder = mkdtempSync(join(tmpdir(), 'served-'));
const root = join(folder, 'renderer');
mkdirSync(root);
writeFileSync(join(root, 'index.html'), '<p>desk</p>');
writeFileSync(join(folder, 'secret.json'), '{"line":{"secret":"s3cret"}}');
const settingsFile = join(folder, 'secret.json');

let served: ServedRenderer | null = null;
const start = async (more: Partial<Parameters<typeof serveRenderer>[0]> = {}) => {
  served = await serveRenderer({ root, port: 0, ...more });
  return new URL(served.url);
};
afterEach(async () => {
  await served?.close();
  served = null;
});

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  text: string;
}
/** As it is written: fetch would tidy the path and the host. */
const send = (
  port: string,
  path: string,
  given: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> =>
  new Promise((done, failed) => {
    const headers = { host: `localhost:${port}`, ...given.headers };
    const sent = request({ port, path, host: '127.0.0.1', method: given.method ?? 'GET', headers });
    sent.on('response', (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    sent.on('error', failed);
    sent.end(given.body);
  });

describe('the browser edition’s server', () => {
  it('tells the browser with the page what its first script will fetch, in the likely language', async () => {
    const built = join(folder, 'built');
    mkdirSync(built);
    writeFileSync(join(built, 'index.html'), '<head></head>');
    const list = {
      scripts: ['assets/bridge-1.js'],
      words: { en: 'assets/en-1.js', fr: 'assets/fr-1.js' },
    };
    writeFileSync(join(built, 'preload.json'), JSON.stringify(list));
    const { port } = await start({ root: built });
    const preloaded = async (headers: Record<string, string>) => {
      const { text } = await send(port, '/', { headers });
      const links = text.matchAll(/<link rel="modulepreload" crossorigin href="\.\/([^"]+)">/g);
      return [...links].map(([, file]) => file);
    };
    const bridge = 'assets/bridge-1.js';
    expect(await preloaded({ 'accept-language': 'de-DE,fr-CA;q=0.8,en;q=0.5' })).toEqual([
      bridge,
      'assets/fr-1.js',
    ]);
    expect(await preloaded({ 'accept-language': 'en-GB,fr;q=0.5' })).toEqual([
      bridge,
      'assets/en-1.js',
    ]);
    expect(await preloaded({ 'accept-language': 'de' })).toEqual([bridge, 'assets/en-1.js']);
    expect(await preloaded({})).toEqual([bridge, 'assets/en-1.js']);
  });

  it('serves the page with its policy', async () => {
    const { port } = await start();
    const page = await send(port, '/');
    expect(page).toMatchObject({ status: 200, text: '<p>desk</p>' });
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect(page.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('lets nothing without TLS leave this machine, unless the laboratory says so', async () => {
    const policy = async (more: object) => {
      const { port } = await start(more);
      const text = String((await send(port, '/')).headers['content-security-policy']);
      await served?.close();
      return /connect-src ([^;]*)/.exec(text)?.[1]?.split(' ') ?? [];
    };
    const usual = await policy({});
    expect(usual).toContain('wss:');
    expect(usual).toContain('ws://localhost:*');
    expect(usual).not.toContain('ws:');
    expect(usual).not.toContain('http:');
    expect(await policy({ allowUnencrypted: true })).toContain('ws:');
  });

  it('is known to its pages by a key of its own, and signs what they ask alone', async () => {
    writeFileSync(join(root, 'page.html'), '<head></head>');
    const known = async () => {
      const url = await start();
      const { text, headers } = await send(url.port, '/page.html');
      expect(headers['cache-control']).toBe('no-store');
      const key = /^<head><meta name="allodesk-server" content="([\w+/=]+)" \/>/.exec(text)?.[1];
      return { url, key: key ?? '' };
    };
    const word = 'a-word-of-the-page-by-chance';
    const one = await known();
    const ask = (headers: Record<string, string>, path = `/alive?nonce=${word}`) =>
      fetch(`${one.url.origin}${path}`, { headers });
    const own = { 'sec-fetch-site': 'same-origin' };
    expect((await ask({})).status).toBe(404);
    expect((await ask({ 'sec-fetch-site': 'cross-site' })).status).toBe(404);
    for (const path of [
      '/alive',
      '/alive?nonce=',
      '/alive?nonce=short',
      `/alive?nonce=${word}&a=b`,
    ])
      expect((await ask(own, path)).status, path).toBe(404);
    const reader = (await ask(own)).body?.getReader();
    const signed = Buffer.from(new TextDecoder().decode((await reader?.read())?.value), 'base64');
    const isBy = (key: string, said: string) =>
      verify(
        'sha256',
        Buffer.from(said),
        {
          key: createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' }),
          dsaEncoding: 'ieee-p1363',
        },
        signed,
      );
    expect(isBy(one.key, word)).toBe(true);
    expect(isBy(one.key, `${word}2`)).toBe(false);
    await served?.close();
    expect((await reader?.read().catch(() => null))?.done ?? true).toBe(true);
    expect(isBy((await known()).key, word)).toBe(false);
  });

  it('answers to its own name only', async () => {
    const { port } = await start();
    for (const host of ['evil.example', `evil.example:${port}`, `127.0.0.1:${port}`, 'localhost'])
      expect((await send(port, '/', { headers: { host } })).status).toBe(403);
  });

  it('leads to nothing outside its folder', async () => {
    const { port } = await start();
    for (const path of [
      '/../secret.json',
      '/%2e%2e/secret.json',
      '/..%2fsecret.json',
      '/..%5csecret.json',
      '/%00',
      '/%',
      '//etc/passwd',
      'http://evil.example/index.html',
      '/nothing.html',
    ])
      expect((await send(port, path)).status, path).toBe(404);
    expect((await send(port, '/', { method: 'PUT' })).status).toBe(405);
  });

  it('says that its port is taken', async () => {
    const { port } = await start();
    await expect(serveRenderer({ root, port: Number(port) })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });

  it('hands the settings file over once, to the page that has the token', async () => {
    const refusals: string[] = [];
    const url = await start({ settingsFile, onRefused: (why) => refusals.push(why) });
    const { port } = url;
    const token = url.hash.replace('#settings=', '');
    const origin = `http://localhost:${port}`;
    const ask = (headers: Record<string, string>, path = '/handover', method = 'POST') =>
      send(port, path, {
        method,
        headers,
        ...(method === 'POST' ? { body: 'line.server: wrong' } : {}),
      });
    const good = { origin, 'x-allodesk-token': token };
    expect((await ask({ origin })).status).toBe(403);
    expect((await ask({ origin, 'x-allodesk-token': `${token.slice(1)}x` })).status).toBe(403);
    expect((await ask({ ...good, origin: 'http://evil.example' })).status).toBe(403);
    expect((await ask({ 'x-allodesk-token': token })).status).toBe(403);
    expect((await ask(good, '/handover', 'GET')).status).toBe(403);
    expect((await ask(good, '/handover', 'OPTIONS')).status).toBe(403);
    expect((await ask(good, '/handover/refused')).status).toBe(403);
    expect((await ask(good, '/handover/taken')).status).toBe(403);
    // A page that is loaded again before it shows anything asks once more.
    for (let page = 0; page < 2; page++)
      expect(await ask(good)).toMatchObject({ status: 200, text: '{"line":{"secret":"s3cret"}}' });
    expect((await ask({ origin }, '/handover/taken')).status).toBe(403);
    expect((await ask(good, '/handover/taken')).status).toBe(204);
    expect((await ask(good)).status).toBe(403);
    expect((await ask(good, '/handover/taken')).status).toBe(204);
    expect((await ask(good, '/handover/refused')).status).toBe(204);
    expect((await ask(good, '/handover/refused')).status).toBe(204);
    expect(refusals).toEqual(['line.server: wrong']);
  });

  it('has nothing to hand over without a file', async () => {
    const url = await start();
    expect(url.hash).toBe('');
    const headers = { origin: url.origin, 'x-allodesk-token': '' };
    expect((await send(url.port, '/handover', { method: 'POST', headers })).status).toBe(403);
  });
});
