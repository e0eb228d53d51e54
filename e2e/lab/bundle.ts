import { dirname } from 'node:path';
import { build } from 'vite';

/** One script for a page, made when it is needed. */
export const bundle = async (entry: string, format: 'es' | 'iife'): Promise<string> => {
  const built = await build({
    configFile: false,
    root: dirname(entry),
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: [format], name: 'lab', fileName: 'lab' },
    },
  });
  for (const one of Array.isArray(built) ? built : [built]) {
    const chunk = 'output' in one ? one.output.find((part) => part.type === 'chunk') : undefined;
    if (chunk?.type === 'chunk') return chunk.code;
  }
  throw new Error(`${entry} was not bundled`);
};
