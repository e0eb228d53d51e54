import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { type ServedRenderer, serveRenderer } from '../../build/serve-renderer.mjs';

const root = resolve(import.meta.dirname, '../..');
const page = join(import.meta.dirname, 'page');
const alias = {
  '@contract': resolve(root, 'electron/contract/index.ts'),
  '@policy': resolve(root, 'electron/policy'),
};

/** The bench page, built as the desk is built and served by the desk's own server. */
export const serveBench = async (): Promise<ServedRenderer> => {
  const folder = mkdtempSync(join(tmpdir(), 'allodesk-bench-'));
  await build({
    configFile: false,
    root: page,
    // The practice customers' voices: what is said to be measured.
    publicDir: resolve(root, 'resources/public'),
    logLevel: 'warn',
    resolve: { alias },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'esnext',
      // The ear runs in a worklet, which is loaded by its address.
      assetsInlineLimit: 0,
      rollupOptions: {
        input: ['index.html', 'bare.html', 'simple-user.html'].map((name) => join(page, name)),
      },
    },
  });
  const served = await serveRenderer({ root: folder, port: 0 });
  return {
    url: served.url,
    close: async () => {
      await served.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** One script that is put into a page before its own. */
export const bundleScript = async (entry: string): Promise<string> => {
  const built = await build({
    configFile: false,
    root: page,
    logLevel: 'warn',
    resolve: { alias },
    build: {
      write: false,
      target: 'esnext',
      lib: { entry: join(page, entry), formats: ['iife'], name: 'probe', fileName: 'probe' },
    },
  });
  for (const one of Array.isArray(built) ? built : [built]) {
    const chunk = 'output' in one ? one.output.find((part) => part.type === 'chunk') : undefined;
    if (chunk?.type === 'chunk') return chunk.code;
  }
  throw new Error(`${entry} was not bundled`);
};
