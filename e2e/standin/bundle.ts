import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const bundle = async (): Promise<string> => {
  const built = await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      ssr: resolve(import.meta.dirname, 'electron-standin.ts'),
    },
  });
  for (const one of Array.isArray(built) ? built : [built]) {
    const chunk = 'output' in one ? one.output.find((part) => part.type === 'chunk') : undefined;
    if (chunk?.type === 'chunk') return chunk.code;
  }
  throw new Error('the stand-in was not bundled');
};

let code: Promise<string> | null = null;

/** The stand-in as one file that plain Node can read. */
export const bundleStandin = async (folder: string): Promise<string> => {
  code ??= bundle();
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'electron-standin.mjs');
  writeFileSync(file, await code);
  return file;
};
