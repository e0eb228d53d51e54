import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = resolve(import.meta.dirname, '..');
const alias = {
  '@contract': resolve(root, 'electron/contract/index.ts'),
  '@policy': resolve(root, 'electron/policy'),
};

const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
  version: string;
};

/** Writes down which packages went into a part of the desk: their licences are shipped (build/notices.mjs). */
const listPackages = (part: 'main' | 'preload' | 'renderer') => ({
  name: 'list-packages',
  generateBundle(_options: unknown, bundle: Record<string, object>) {
    const ids = Object.values(bundle).flatMap((one) =>
      'moduleIds' in one ? (one.moduleIds as string[]) : [],
    );
    const names = ids.flatMap(
      (id) => /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/?]+)/.exec(id)?.[1] ?? [],
    );
    const unique = [...new Set(names.map((name) => name.replaceAll('\\', '/')))].toSorted();
    mkdirSync(resolve(root, 'out'), { recursive: true });
    writeFileSync(resolve(root, `out/bundled-${part}.json`), JSON.stringify(unique));
  },
});

export default defineConfig({
  main: {
    resolve: { alias },
    plugins: [listPackages('main')],
    build: {
      outDir: resolve(root, 'out/main'),
      rollupOptions: {
        input: {
          main: resolve(root, 'electron/main.ts'),
          check: resolve(root, 'electron/check.ts'),
        },
        external: ['electron'],
      },
      // Bundled whole: a packaged desk carries no node_modules.
      externalizeDeps: false,
    },
  },
  preload: {
    resolve: { alias },
    plugins: [listPackages('preload')],
    build: {
      outDir: resolve(root, 'out/preload'),
      externalizeDeps: false,
      rollupOptions: {
        input: resolve(root, 'electron/preload.ts'),
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: 'preload.cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    publicDir: resolve(root, 'resources/public'),
    resolve: { alias },
    plugins: [react(), listPackages('renderer')],
    define: { __DESK_VERSION__: JSON.stringify(version) },
    build: {
      outDir: resolve(root, 'out/renderer'),
      emptyOutDir: true,
      minify: true,
      rollupOptions: { input: resolve(root, 'renderer/index.html') },
    },
  },
});
