import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { silentLog } from '../../kernel';
import { createOwnServer } from './own-server';

const policies = () =>
  [...document.querySelectorAll('meta[http-equiv="Content-Security-Policy"]')].map((one) =>
    one.getAttribute('content'),
  );

beforeEach(() => {
  vi.useFakeTimers();
  document.head.innerHTML = '<meta name="allodesk-server" content="AAAA">';
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no server')));
  vi.stubGlobal('close', vi.fn());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a page without its server loads no more code, also while a call keeps it there', async () => {
  const server = createOwnServer(silentLog);
  server.calls(1);
  expect(policies()).toEqual([]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(policies().join()).toContain("script-src 'wasm-unsafe-eval'");
  expect(policies().join()).not.toContain("'self'");
  expect(close).not.toHaveBeenCalled();
  server.calls(0);
  await vi.advanceTimersByTimeAsync(250);
  expect(close).toHaveBeenCalledOnce();
});
