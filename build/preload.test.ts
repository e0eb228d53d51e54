import { resolve } from 'node:path';
import { build, type Rolldown } from 'vite';
import { describe, expect, it } from 'vitest';
import { askNames, type DeskBridge, tellNames } from '@contract';
import config from './electron.vite.config';

type Listener = (event: unknown, news: unknown) => void;

/** The preload as the build makes it, in memory. */
const buildPreload = async (): Promise<string> => {
  const { define } = (config as { preload: { define: Record<string, string> } }).preload;
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    define,
    build: {
      write: false,
      lib: {
        entry: resolve(import.meta.dirname, '../electron/preload.ts'),
        formats: ['cjs'],
      },
      minify: false,
      rollupOptions: { external: ['electron'] },
    },
  })) as Rolldown.RolldownOutput[];
  return built[0]?.output[0].code ?? '';
};

/** Runs it as a sandboxed preload is run: nothing but Electron can be required. */
const run = (code: string) => {
  const channels = new Map<string, Listener>();
  const invoked: unknown[] = [];
  const exposed: Record<string, unknown> = {};
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: unknown) => (exposed[name] = api),
    },
    ipcRenderer: {
      on: (name: string, listener: Listener) => channels.set(name, listener),
      invoke: async (...asked: unknown[]) => invoked.push(asked),
    },
  };
  const require = (name: string) => {
    if (name !== 'electron') throw new Error(`a sandboxed preload has no ${name}`);
    return electron;
  };
  // oxlint-disable-next-line typescript/no-implied-eval
  new Function('require', 'module', 'exports', code)(require, { exports: {} }, {});
  return { desk: exposed['desk'] as DeskBridge, channels, invoked };
};

describe('the preload', async () => {
  const code = await buildPreload();

  it('holds the names of the contract, and none of its schemas', () => {
    expect(code.length).toBeGreaterThan(500);
    expect(code.length).toBeLessThan(4000);
    expect(code).not.toMatch(/zod|parse/i);
  });

  it('lets every question of the contract pass, and no other', async () => {
    const { desk, invoked } = run(code);
    for (const name of askNames()) await desk.ask(name, null as never);
    expect(invoked).toEqual(askNames().map((name) => [name, null]));
    expect(await desk.ask('settings.changed' as never, null as never)).toMatchObject({
      code: 'badRequest',
    });
    expect(invoked).toHaveLength(askNames().length);
  });

  it('hears all news of the contract and no other, also what came before it was listened to', () => {
    const { desk, channels } = run(code);
    expect([...channels.keys()]).toEqual(tellNames());
    channels.get('link.opened')?.({}, { dial: '15' });
    const heard: unknown[] = [];
    const stop = desk.hear('link.opened', (news) => heard.push(news));
    channels.get('link.opened')?.({}, { dial: '17' });
    stop();
    channels.get('link.opened')?.({}, { dial: '18' });
    expect(heard).toEqual([{ dial: '15' }, { dial: '17' }]);
    expect(() => desk.hear('vault.read' as never, () => undefined)).toThrow('no such news');
  });
});
