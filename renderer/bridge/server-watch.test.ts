import { expect, it, vi } from 'vitest';
import { watchServer } from './server-watch';

/** A server whose connections end when told to; `null` answers nothing. */
const serverOf = (instances: (string | null)[]) => {
  const ends: (() => void)[] = [];
  const fetchFrom = vi.fn(async () => {
    const instance = instances.length > 1 ? instances.shift() : instances[0];
    if (instance === null || instance === undefined) throw new TypeError('no server');
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode(instance));
        ends.push(() => controller.close());
      },
    });
    return new Response(body);
  });
  return { fetchFrom, end: () => ends.at(-1)?.() };
};
const watch = (instances: (string | null)[]) => {
  const server = serverOf(instances);
  const gone = vi.fn();
  const watched = watchServer({ fetchFrom: server.fetchFrom, wait: async () => undefined, gone });
  return { ...server, gone, watched };
};

it('the page ends with its server', async () => {
  const { end, gone, watched } = watch(['a', null]);
  await vi.waitFor(() => expect(end()).toBeUndefined());
  await watched;
  expect(gone).toHaveBeenCalledOnce();
});

it('and with another program in the place of its server', async () => {
  const { fetchFrom, end, gone, watched } = watch(['a', null, 'b']);
  await vi.waitFor(() => expect(fetchFrom).toHaveBeenCalled());
  await new Promise((done) => setTimeout(done));
  end();
  await watched;
  expect(gone).toHaveBeenCalledOnce();
});

it('but not with a change of the network, and a page without such a server is left alone', async () => {
  const { fetchFrom, end, gone } = watch(['a', null, null, 'a', 'a']);
  await new Promise((done) => setTimeout(done));
  end();
  await vi.waitFor(() => expect(fetchFrom).toHaveBeenCalledTimes(4));
  await new Promise((done) => setTimeout(done));
  expect(gone).not.toHaveBeenCalled();
  const alone = watch([null]);
  await alone.watched;
  expect(alone.gone).not.toHaveBeenCalled();
});
