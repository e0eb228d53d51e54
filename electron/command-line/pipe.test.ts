import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { askDesk } from './client';
import { answers, endAll, newFolder, open, sayBytes, toEnd } from './testing/command-rig';
import type { CommandPlace } from './place';

afterEach(endAll);

// Windows' way, on sockets of this system: no named pipe has ever been opened by it.
describe('a pipe whose name everybody may list', () => {
  const pipeIn = (folder: string): CommandPlace[] => [
    { kind: 'pipe', keyFile: join(folder, 'pipe.json'), prefix: join(folder, 'p-') },
  ];

  it('is found and spoken to through a file of the user’s, by those who know its key', async () => {
    const folder = newFolder();
    const places = pipeIn(folder);
    expect(await askDesk(places, { do: 'answer' })).toEqual({ not: 'running' });
    const { server } = await open(places);
    await answers(places);
    const file = join(folder, 'pipe.json');
    expect(lstatSync(file).mode % 0o1000).toBe(0o600);
    const { path, key } = JSON.parse(readFileSync(file, 'utf8')) as { path: string; key: string };
    expect(path).not.toContain(key);
    expect(await sayBytes(path, '{"version":1,"nonce":"n","command":{"do":"answer"}}\n')).toContain(
      '"badRequest"',
    );
    // A second desk of the profile changes nothing.
    expect((await open(places)).logged).toEqual([expect.stringContaining('(live)')]);
    await answers(places);
    server?.close();
    expect(existsSync(file)).toBe(false);
    expect(await askDesk(places, { do: 'answer' })).toEqual({ not: 'running' });
  });

  it('has another name and another key after each start, also when the desk was killed', async () => {
    const folder = newFolder();
    const left = { path: join(folder, 'gone'), key: 'a'.repeat(64) };
    writeFileSync(join(folder, 'pipe.json'), JSON.stringify(left));
    await open(pipeIn(folder));
    const now = JSON.parse(readFileSync(join(folder, 'pipe.json'), 'utf8')) as typeof left;
    expect([now.path, now.key]).not.toContain(left.path);
    expect(now.key).not.toBe(left.key);
    await answers(pipeIn(folder));
  });

  it('is another program’s: its answer is not believed', async () => {
    const folder = newFolder();
    const path = join(folder, 'squat');
    const fake = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end(
        `${JSON.stringify({ version: 1, nonce: '', outcome: { ok: false, code: 'busy' } })}\n`,
      );
    }).listen(path);
    toEnd.push(() => fake.close());
    writeFileSync(join(folder, 'pipe.json'), JSON.stringify({ path, key: 'a'.repeat(64) }));
    expect(await askDesk(pipeIn(folder), { do: 'dial', number: '1' })).toEqual({ not: 'answered' });
    // And it keeps no desk from being spoken to: who does not know the key is none.
    await open(pipeIn(folder));
    await answers(pipeIn(folder));
  });
});
