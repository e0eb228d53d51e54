import { afterEach, describe, expect, it, vi } from 'vitest';
import { serveRenderer, type ServedRenderer } from '../../../build/serve-renderer.mjs';
import { watchServer } from './server-watch';

const root = decodeURIComponent(new URL('../..', import.meta.url).pathname);
const opened: ServedRenderer[] = [];
const start = async (port = 0) => {
  const server = await serveRenderer({ root, port });
  opened.push(server);
  return { ...server, origin: new URL(server.url).origin, port: Number(new URL(server.url).port) };
};
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

const settle = () => new Promise((done) => setTimeout(done, 50));

/** A page that was loaded from there, with real requests. `instead` answers in the server's place once it is set. */
const pageOf = async (origin: string, answerMs = 20_000) => {
  const verified = vi.spyOn(crypto.subtle, 'verify');
  const html = await (await fetch(`${origin}/`)).text();
  const gone = vi.fn();
  let cut = new AbortController();
  let instead: ((address: string, init?: RequestInit) => Promise<Response>) | null = null;
  const fetchFrom = vi.fn(async (address: unknown, init?: RequestInit) => {
    const path = String(address);
    if (instead) return instead(path, init);
    const signal = AbortSignal.any([cut.signal, ...(init?.signal ? [init.signal] : [])]);
    const headers = { 'sec-fetch-site': 'same-origin' };
    return fetch(`${origin}${path}`, { ...init, headers, signal });
  });
  const key = /name="allodesk-server" content="([^"]+)"/.exec(html)?.[1] ?? null;
  const needs = { fetchFrom, wait: async () => undefined, gone, answerMs };
  const watch = watchServer({ key, ...needs });
  // It has found its server.
  await vi.waitFor(() => expect(verified).toHaveBeenCalled(), 20_000);
  await verified.mock.results[0]?.value;
  verified.mockRestore();
  await settle();
  return {
    ...watch,
    gone,
    fetchFrom,
    answer: (how: typeof instead) => {
      instead = how;
    },
    /** The connection breaks, the server lives. */
    cut: () => {
      cut.abort();
      cut = new AbortController();
    },
  };
};

const noNetwork = async (): Promise<Response> => {
  throw new TypeError('network changed');
};
/** An answer that stays open, as the server's own. */
const saying = (text: string) => async () =>
  new Response(
    new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(text)),
    }),
  );

describe('a page of the browser edition', () => {
  it('stays with its server, and ends with it', async () => {
    const server = await start();
    const page = await pageOf(server.origin);
    expect(page.gone).not.toHaveBeenCalled();
    expect(await page.isThere()).toBe(true);
    await server.close();
    await vi.waitFor(() => expect(page.gone).toHaveBeenCalledOnce(), 20_000);
    expect(await page.isThere()).toBe(false);
  });

  it('ends when another desk serves its port', async () => {
    const server = await start();
    const page = await pageOf(server.origin);
    page.answer(noNetwork);
    await server.close();
    page.answer(null);
    await start(server.port);
    await vi.waitFor(() => expect(page.gone).toHaveBeenCalledOnce(), 20_000);
  });

  it('is not deceived by what its server was once heard to say', async () => {
    const server = await start();
    // Any program of this machine can ask it.
    const address = `${server.origin}/alive?nonce=${crypto.randomUUID()}`;
    const asked = await fetch(address, { headers: { 'sec-fetch-site': 'same-origin' } });
    const heard = new TextDecoder().decode((await asked.body?.getReader().read())?.value);
    expect(heard.length).toBe(88);
    const asking = await pageOf(server.origin);
    for (const said of [heard, 'x'.repeat(88)]) {
      asking.answer(saying(said));
      expect(await asking.isThere()).toBe(false);
    }
    const page = await pageOf(server.origin);
    page.answer(saying(heard));
    await server.close();
    await vi.waitFor(() => expect(page.gone).toHaveBeenCalledOnce(), 20_000);
    // At once: a stranger gets no second question.
    expect(page.fetchFrom).toHaveBeenCalledTimes(2);
  });

  it('does not wait for a stranger who says nothing', async () => {
    const server = await start();
    const page = await pageOf(server.origin, 1000);
    const before = page.fetchFrom.mock.calls.length;
    page.answer(
      (_, init) =>
        new Promise((_done, failed) => {
          init?.signal?.addEventListener('abort', () => failed(new Error('aborted')));
        }),
    );
    await server.close();
    await vi.waitFor(() => expect(page.gone).toHaveBeenCalledOnce(), 20_000);
    // Twice may be the machine, three times is not.
    expect(page.fetchFrom).toHaveBeenCalledTimes(before + 3);
  });

  it('is not ended by a change of the network', async () => {
    const server = await start();
    const page = await pageOf(server.origin);
    let failures = 2;
    page.answer(async () => {
      failures -= 1;
      if (failures === 0) page.answer(null);
      return noNetwork();
    });
    page.cut();
    await vi.waitFor(() => expect(page.fetchFrom).toHaveBeenCalledTimes(4), 20_000);
    await settle();
    expect(page.gone).not.toHaveBeenCalled();
  });

  it('ends when its server is gone before it was asked', async () => {
    const server = await start();
    const html = await (await fetch(`${server.origin}/`)).text();
    const key = /name="allodesk-server" content="([^"]+)"/.exec(html)?.[1] ?? null;
    expect(key).not.toBeNull();
    const gone = vi.fn();
    watchServer({ key, fetchFrom: noNetwork, wait: async () => undefined, gone });
    await vi.waitFor(() => expect(gone).toHaveBeenCalledOnce(), 20_000);
  });

  it('is left alone where no such server stands behind it', async () => {
    const fetchFrom = vi.fn(noNetwork);
    const gone = vi.fn();
    const page = watchServer({ key: null, fetchFrom, wait: async () => undefined, gone });
    await settle();
    expect(await page.isThere()).toBe(true);
    expect(fetchFrom).not.toHaveBeenCalled();
    expect(gone).not.toHaveBeenCalled();
  });
});
