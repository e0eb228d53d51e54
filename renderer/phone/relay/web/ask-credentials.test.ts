import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { askCredentials, questionOf, readCredentials } from './ask-credentials';

const good = {
  username: '1800000000:4108',
  password: 'secret',
  ttl: 86_400,
  uris: ['turn:relay.example.com:3478?transport=udp', 'turns:relay.example.com'],
};

describe('what the server says', () => {
  it('is taken as the draft has it', () => {
    expect(readCredentials(JSON.stringify(good))).toEqual({ ok: true, value: good });
  });

  it.each([
    '',
    'null',
    '[]',
    '<html>',
    JSON.stringify({ ...good, username: '' }),
    JSON.stringify({ ...good, password: 7 }),
    JSON.stringify({ ...good, ttl: 'soon' }),
    JSON.stringify({ ...good, ttl: -1 }),
    JSON.stringify({ ...good, uris: 'turn:x' }),
    JSON.stringify({ ...good, uris: ['https://relay.example.com', 'javascript:1', 7] }),
    JSON.stringify({ ...good, username: 'x'.repeat(600) }),
  ])('is refused when it is something else', (text) => {
    expect(readCredentials(text)).toMatchObject({ ok: false, fault: { code: 'badReply' } });
  });
});

describe('the question', () => {
  let server: Server | null = null;
  afterEach(() => void server?.close());

  const served = async (status: number, body: string) => {
    const asked: string[] = [];
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(status).end(body);
    });
    await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    return { asked, url: `http://127.0.0.1:${port}/turn?key=k` };
  };

  it('keeps what the address has, and says for what and for whom', async () => {
    const { asked, url } = await served(200, JSON.stringify(good));
    expect(await askCredentials({ url, user: '4108' })).toMatchObject({ ok: true });
    expect(asked).toEqual(['/turn?key=k&service=turn&username=4108']);
    expect(questionOf({ url: 'https://x.example/?username=a', user: 'b c' })).toBe(
      'https://x.example/?username=a&service=turn',
    );
  });

  it.each([
    [403, 'refused'],
    [401, 'refused'],
    [404, 'badReply'],
    [503, 'unreachable'],
  ])('that is answered with %i is %s', async (status, code) => {
    const { url } = await served(status, '');
    expect(await askCredentials({ url, user: 'u' })).toMatchObject({ fault: { code } });
  });

  it('to nobody is unreachable, and one that is no address a bad one', async () => {
    const { url } = await served(200, '');
    await new Promise((done) => server?.close(done));
    expect(await askCredentials({ url, user: 'u' })).toMatchObject({
      fault: { code: 'unreachable' },
    });
    expect(await askCredentials({ url: 'not one', user: 'u' })).toMatchObject({
      fault: { code: 'badReply' },
    });
  });
});
