// What the built desk fetches before it can be used, and the limit of that. `node build/first-load.mjs` lists it by
// package; `--check` only says whether it is too much. What is here is what the script imports; that nothing else is
// fetched before the first screen is measured in a browser, by npm run bench.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './steps/run.mjs';

/** Bytes of gzip, script and style. What grows beyond it belongs behind an import() (renderer/README.md). */
export const limits = { desktop: 250_000, browser: 275_000 };

// Fetched by the first script itself: the browser edition's other side, and the words of one language.
const isBridge = ({ of }) => of?.startsWith('renderer/platform/bridge/') ?? false;
const isWords = ({ of }) => /^renderer\/platform\/i18n\/(?:en|fr)\.ts$/.test(of ?? '');

const withImports = (pieces, start) => {
  const byFile = new Map(pieces.map((piece) => [piece.file, piece]));
  const found = new Set();
  const left = [...start];
  for (let piece = left.pop(); piece; piece = left.pop()) {
    if (found.has(piece)) continue;
    found.add(piece);
    for (const file of piece.imports) if (byFile.has(file)) left.push(byFile.get(file));
  }
  return [...found];
};

/** The files of the first screen of one edition. `sizeOf`: gzip bytes of a file. */
export const firstLoad = (pieces, sizeOf, edition) => {
  const words = pieces
    .filter(isWords)
    .toSorted((one, other) => sizeOf(other.file) - sizeOf(one.file));
  const start = [
    ...pieces.filter(({ isEntry }) => isEntry),
    ...words.slice(0, 1),
    ...(edition === 'browser' ? pieces.filter(isBridge) : []),
  ];
  const first = withImports(pieces, start);
  const names = ['load-again.js', ...first.flatMap(({ file, styles }) => [file, ...styles])];
  const files = [...new Set(names)]
    .map((file) => ({ file, gzip: sizeOf(file) }))
    .filter(({ gzip }) => gzip > 0);
  return { pieces: first, files, gzip: files.reduce((sum, { gzip }) => sum + gzip, 0) };
};

// What app/desk-code.ts fetches by itself right after the first screen: a desk that loses its server misses none of it.
const ahead = [
  'renderer/phone/port/phone-shapes.ts',
  'renderer/phone/sip/index.ts',
  'renderer/features/calls/later-in-call.ts',
  'renderer/book/worker/index.ts',
  'renderer/phone/headset/driver.ts',
  'renderer/features/customers/later-documents.ts',
  'renderer/features/diagnostics/bundle.ts',
  'renderer/features/readiness/readiness-flow.ts',
  'renderer/phone/relay/web/web-probe.ts',
  'renderer/features/readiness/view/readiness-document.tsx',
  'renderer/features/health/follow-health.ts',
  'renderer/features/health/later.ts',
  'renderer/features/settings/settings-document.tsx',
  'renderer/ui/later-overlays.ts',
  'node_modules/libphonenumber-js/min/index.js',
];
// A feature's own, which its description names (renderer/platform/feature): fetched with those.
const isOfFeature = /^renderer\/features\/[^/]+\/later\.tsx?$/;
// What most desks never need, and no call waits for.
const onDemand = [
  'renderer/app/view/first-start.tsx',
  'renderer/phone/audio/web/suppressor-node.ts',
  'renderer/book/customers/examples/make-examples.ts',
];

/** Pieces that somebody fetches later, and of which nobody has said when. */
export const forgotten = (pieces) =>
  pieces
    .filter((piece) => piece.of !== null && !piece.isEntry && !isBridge(piece) && !isWords(piece))
    .map(({ of }) => of)
    .filter((of) => !ahead.includes(of) && !onDemand.includes(of) && !isOfFeature.test(of));

/** Pieces of the page with a part of the book's database: that lies with its worker alone. */
export const misplaced = (pieces) =>
  pieces
    .filter(({ modules }) =>
      modules.some(([id, length]) => length > 0 && id.includes('node_modules/dexie/')),
    )
    .map(({ file }) => file);

const packageOf = (id) =>
  /.*node_modules\/((?:@[^/]+\/)?[^/?]+)/.exec(id)?.[1] ??
  id.split('/').slice(0, -1).slice(0, 3).join('/');

/** Of the script before it was made small, largest first: where the bytes come from. */
export const byPackage = (pieces) => {
  const lengths = new Map();
  for (const [id, length] of pieces.flatMap(({ modules }) => modules))
    lengths.set(packageOf(id), (lengths.get(packageOf(id)) ?? 0) + length);
  return [...lengths]
    .filter(([, length]) => length > 0)
    .toSorted(([, one], [, other]) => other - one);
};

export const tooMuch = (edition, gzip) =>
  gzip <= limits[edition]
    ? null
    : `The first screen (${edition}) fetches ${kilobytes(gzip)} of gzip, more than ${kilobytes(limits[edition])}: see node build/first-load.mjs`;

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

const ofBuild = () => {
  const renderer = join(root, 'out/renderer');
  const sizes = new Map();
  const sizeOf = (file) => {
    if (!sizes.has(file)) {
      let gzip = 0;
      try {
        gzip = gzipSync(readFileSync(join(renderer, file)), { level: 9 }).length;
      } catch (error) {
        // An entry that nothing is left of is not written.
        if (error.code !== 'ENOENT') throw error;
      }
      sizes.set(file, gzip);
    }
    return sizes.get(file);
  };
  const pieces = JSON.parse(readFileSync(join(root, 'out/renderer-pieces.json'), 'utf8'));
  return { pieces, sizeOf };
};

const main = () => {
  const { pieces, sizeOf } = ofBuild();
  const editions = Object.keys(limits).map((edition) => ({
    edition,
    ...firstLoad(pieces, sizeOf, edition),
  }));
  const faults = editions.map(({ edition, gzip }) => tooMuch(edition, gzip)).filter(Boolean);
  for (const of of forgotten(pieces))
    faults.push(
      `${of} is fetched later: by app/desk-code.ts, or on demand? Say so in build/first-load.mjs`,
    );
  for (const file of misplaced(pieces))
    faults.push(`${file} has Dexie in it: the book's database belongs into its worker`);
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
  if (process.argv.includes('--check')) return;
  for (const { edition, files, gzip } of editions) {
    console.log(`${edition}: ${kilobytes(gzip)} of gzip in ${files.length} files`);
    for (const one of files) console.log(`  ${kilobytes(one.gzip).padStart(9)}  ${one.file}`);
  }
  console.log('by package, before minifying:');
  for (const [name, length] of byPackage(editions.at(-1).pieces))
    console.log(`  ${kilobytes(length).padStart(9)}  ${name}`);
};

if (process.argv[1] === import.meta.filename) main();
