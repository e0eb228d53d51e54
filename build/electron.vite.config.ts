import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { askNames, tellNames } from '../electron/contract';

const root = resolve(import.meta.dirname, '..');
const alias = {
  '@contract': resolve(root, 'electron/contract/index.ts'),
  '@policy': resolve(root, 'electron/policy'),
};

const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
  version: string;
};

const packages = {
  main: new Set<string>(),
  preload: new Set<string>(),
  renderer: new Set<string>(),
};

/**
 * Writes down which packages went into a part of the desk: their licences are shipped (build/notices.mjs). A worker is
 * a bundle of its own, and what it has belongs to its page's part.
 */
const listPackages = (part: keyof typeof packages) => ({
  name: 'list-packages',
  generateBundle(_options: unknown, bundle: Record<string, object>) {
    const ids = Object.values(bundle).flatMap((one) =>
      'moduleIds' in one ? (one.moduleIds as string[]) : [],
    );
    const names = ids.flatMap(
      (id) => /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/?]+)/.exec(id)?.[1] ?? [],
    );
    for (const name of names) packages[part].add(name.replaceAll('\\', '/'));
    const unique = [...packages[part]].toSorted();
    mkdirSync(resolve(root, 'out'), { recursive: true });
    writeFileSync(resolve(root, `out/bundled-${part}.json`), JSON.stringify(unique));
  },
});

/** The sandboxed preload sees names alone: the contract is evaluated here, and none of its schemas gets into it. */
const contractNames = {
  __ASK_NAMES__: JSON.stringify(askNames()),
  __TELL_NAMES__: JSON.stringify(tellNames()),
};

interface Chunk {
  type: 'chunk' | 'asset';
  fileName: string;
  isEntry: boolean;
  imports: string[];
  facadeModuleId: string | null;
  modules: Record<string, { renderedLength: number }>;
  viteMetadata?: { importedCss: Set<string> };
}

/**
 * Writes down which piece of the renderer fetches which, for build/first-load.mjs; and for the browser edition's server
 * what its first script fetches itself, so that the browser need not wait for that script to hear of it.
 */
const listPieces = () => ({
  name: 'list-pieces',
  generateBundle(
    this: { emitFile(file: { type: 'asset'; fileName: string; source: string }): string },
    _options: unknown,
    bundle: Record<string, object>,
  ) {
    const short = (id: string) => relative(root, id).replaceAll('\\', '/');
    const chunks = Object.values(bundle as Record<string, Chunk>).filter(
      ({ type }) => type === 'chunk',
    );
    const pieces = chunks.map(
      ({ fileName, isEntry, imports, facadeModuleId, modules, ...more }) => ({
        file: fileName,
        isEntry,
        imports,
        of: facadeModuleId === null ? null : short(facadeModuleId),
        styles: [...(more.viteMetadata?.importedCss ?? [])],
        modules: Object.entries(modules).map(([id, { renderedLength }]) => [
          short(id),
          renderedLength,
        ]),
      }),
    );
    writeFileSync(resolve(root, 'out/renderer-pieces.json'), JSON.stringify(pieces));
    const bridge = pieces.filter(({ of }) => of?.startsWith('renderer/platform/bridge/'));
    const wordsOf = (language: string) =>
      pieces.find(({ of }) => of === `renderer/platform/i18n/${language}.ts`)?.file;
    this.emitFile({
      type: 'asset',
      fileName: 'preload.json',
      source: JSON.stringify({
        scripts: [...new Set(bridge.flatMap(({ file, imports }) => [file, ...imports]))],
        words: { en: wordsOf('en'), fr: wordsOf('fr') },
      }),
    });
  },
});

interface ModuleGraph {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/** They lead to all of a library, of which the first script needs a part. */
const fanOut = /[\\/]node_modules[\\/](?:radix-ui|lucide-react)[\\/]/;

/** What the first script imports, itself or by others, is fetched as one piece: nothing of it can come later. */
const firstPiece = () => {
  let first: Set<string> | null = null;
  const reach = (graph: ModuleGraph) => {
    const found = new Set<string>();
    const left = [resolve(root, 'renderer/app/main.tsx').replaceAll('\\', '/')];
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      if (found.has(id) || fanOut.test(id)) continue;
      found.add(id);
      left.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
    }
    return found;
  };
  return (id: string, graph: ModuleGraph) => {
    first ??= reach(graph);
    return first.has(id) ? 'index' : null;
  };
};

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
    define: contractNames,
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
    plugins: [react(), listPackages('renderer'), listPieces()],
    worker: { format: 'es', plugins: () => [listPackages('renderer')] },
    define: { __DESK_VERSION__: JSON.stringify(version) },
    build: {
      outDir: resolve(root, 'out/renderer'),
      emptyOutDir: true,
      minify: true,
      // How much is fetched for the first screen has a limit of its own: build/first-load.mjs.
      chunkSizeWarningLimit: 1_000,
      rollupOptions: {
        input: resolve(root, 'renderer/index.html'),
        output: { codeSplitting: { groups: [{ name: firstPiece(), debugName: 'index' }] } },
      },
    },
  },
});
