import { describe, expect, it } from 'vitest';
import {
  byPackage,
  firstLoad,
  forgotten,
  limits,
  misplaced,
  type Piece,
  tooMuch,
} from './first-load.mjs';

const piece = (file: string, more: Partial<Piece> = {}): Piece => ({
  file,
  isEntry: false,
  imports: [],
  of: null,
  styles: [],
  modules: [],
  ...more,
});

const built: Piece[] = [
  piece('main.js', { isEntry: true, imports: ['shared.js', 'node:none'], styles: ['main.css'] }),
  piece('shared.js', {
    // Two that import each other end all the same.
    imports: ['main.js'],
    modules: [
      ['node_modules/react-dom/index.js', 30],
      ['/x/node_modules/@scope/part/a.js', 5],
      ['renderer/features/calls/stage.tsx', 4],
      ['renderer/phone/calls/call.ts', 3],
      ['renderer/ui/ui.css', 0],
    ],
  }),
  piece('settings.js', {
    of: 'renderer/features/settings/index.ts',
    imports: ['shared.js', 'big.js'],
  }),
  piece('big.js'),
  piece('bridge.js', { of: 'renderer/platform/bridge/browser-bridge.ts', imports: ['schemas.js'] }),
  piece('schemas.js'),
  piece('en.js', { of: 'renderer/platform/i18n/en.ts' }),
  piece('fr.js', { of: 'renderer/platform/i18n/fr.ts' }),
];
const sizes: Record<string, number> = { 'big.js': 1000, 'fr.js': 30, 'en.js': 20, 'main.css': 7 };
const sizeOf = (file: string) => sizes[file] ?? 10;
const filesOf = (edition: 'desktop' | 'browser') =>
  firstLoad(built, sizeOf, edition)
    .files.map(({ file }) => file)
    .toSorted();

describe('what the first screen fetches', () => {
  it('is what the first script imports, its styles, and the longer words of one language', () => {
    expect(filesOf('desktop')).toEqual([
      'fr.js',
      'load-again.js',
      'main.css',
      'main.js',
      'shared.js',
    ]);
    expect(firstLoad(built, sizeOf, 'desktop').gzip).toBe(30 + 10 + 7 + 10 + 10);
  });

  it('is more by its other side in the browser edition', () => {
    const more = filesOf('browser').filter((file) => !filesOf('desktop').includes(file));
    expect(more).toEqual(['bridge.js', 'schemas.js']);
  });

  it('grows by what is imported there, and is refused beyond its limit', () => {
    const grown = built.map((one) =>
      one.file === 'main.js' ? { ...one, imports: [...one.imports, 'settings.js'] } : one,
    );
    expect(firstLoad(grown, sizeOf, 'desktop').gzip).toBe(67 + 10 + 1000);
    expect(tooMuch('desktop', limits.desktop)).toBeNull();
    expect(tooMuch('desktop', limits.desktop + 1)).toContain('first screen (desktop)');
  });

  it('is told by package, largest first, with what nothing is left of left out', () => {
    expect(byPackage(built)).toEqual([
      ['react-dom', 30],
      ['@scope/part', 5],
      ['renderer/features/calls', 4],
      ['renderer/phone/calls', 3],
    ]);
  });

  it('has nobody forget what comes later', () => {
    // In the sample it is the settings: neither fetched ahead nor left until asked for.
    expect(forgotten(built)).toEqual(['renderer/features/settings/index.ts']);
    expect(forgotten([piece('sip.js', { of: 'renderer/phone/sip/index.ts' })])).toEqual([]);
    // What a feature brings for later is fetched by its description.
    expect(forgotten([piece('tags.js', { of: 'renderer/features/tags/later.ts' })])).toEqual([]);
  });

  it('has no part of the book’s database in the page, sooner or later', () => {
    expect(misplaced(built)).toEqual([]);
    const dexie = piece('book.js', { modules: [['node_modules/dexie/dist/dexie.mjs', 90]] });
    expect(misplaced([...built, dexie])).toEqual(['book.js']);
  });
});
