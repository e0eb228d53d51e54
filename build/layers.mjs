// The order of the renderer's folders: an import points to the same layer or to a lower one, and folders make no circle.
// `node build/layers.mjs` says what breaks it; part of the lint step.
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync } from 'oxc-parser';
import { root } from './steps/run.mjs';

/** Lowest first. What stands in one line does not know of each other. */
const layers = [
  ['kernel'],
  ['model'],
  ['phone', 'book'],
  ['platform'],
  ['ui'],
  ['features'],
  ['app'],
];
/** Layers whose folders each are one thing; the others are one thing as a whole. */
const divided = ['model', 'phone', 'book', 'platform', 'features'];

const layerOf = (file) => file.split('/')[1];
const heightOf = (layer) => layers.findIndex((names) => names.includes(layer));
const folderOf = (file) => {
  const [, layer, name, ...rest] = file.split('/');
  return divided.includes(layer) && rest.length > 0 ? `${layer}/${name}` : layer;
};

/** Folders that import one another in a circle, each circle once; `edges`: folder -> the folders that it imports. */
const circlesIn = (edges) => {
  const reach = (from) => {
    const found = new Set();
    const left = [...(edges.get(from)?.keys() ?? [])];
    for (let one = left.pop(); one; one = left.pop()) {
      if (found.has(one)) continue;
      found.add(one);
      left.push(...(edges.get(one)?.keys() ?? []));
    }
    return found;
  };
  const reached = new Map([...edges.keys()].map((folder) => [folder, reach(folder)]));
  const circles = [...reached].map(([folder, to]) =>
    to.has(folder)
      ? [...to]
          .filter((other) => reached.get(other)?.has(folder))
          .sort((a, b) => a.localeCompare(b))
      : [],
  );
  return [...new Set(circles.filter((one) => one.length > 0).map((one) => one.join(' ')))];
};

/**
 * What breaks the order, in words. `imports`: pairs of an importing and an imported file, from the project's root; a
 * type counts as much as a value.
 */
export const layerFaults = (imports) => {
  const faults = [];
  const edges = new Map();
  for (const [from, to] of imports) {
    const [above, below] = [layerOf(from), layerOf(to)];
    const isUp = heightOf(above) < heightOf(below);
    const isAcross = heightOf(above) === heightOf(below) && above !== below;
    if (heightOf(above) < 0 || heightOf(below) < 0) faults.push(`${from}: ${to} is in no layer`);
    else if (isUp || isAcross)
      faults.push(`${from} imports ${to}: ${above} does not know of ${below}`);
    const [folder, other] = [folderOf(from), folderOf(to)];
    if (folder === other) continue;
    if (!edges.has(folder)) edges.set(folder, new Map());
    if (!edges.get(folder).has(other)) edges.get(folder).set(other, from);
  }
  const circles = circlesIn(edges).map((circle) => {
    const names = circle.split(' ');
    const because = names.flatMap((one) =>
      names.flatMap((other) => edges.get(one)?.get(other) ?? []),
    );
    return `a circle of ${names.join(', ')}: ${because.join(', ')}`;
  });
  return [...faults, ...circles];
};

/** The relative imports of a source, static and dynamic. */
export const importsOf = (file, source) => {
  const { module } = parseSync(file, source);
  const dynamic = module.dynamicImports
    .map(({ moduleRequest: { start, end } }) => source.slice(start, end))
    .map((text) => /^'([^']*)'$/.exec(text)?.[1] ?? '');
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...dynamic,
  ].filter((name) => name.startsWith('.'));
};

const isProduct = (file) => !/\.test\.tsx?$|\/testing\//.test(file);

const importsOfRenderer = () => {
  const files = readdirSync(posix.join(root, 'renderer'), { recursive: true })
    .map((file) => `renderer/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.tsx?$/.test(file) && isProduct(file));
  return files.flatMap((file) => {
    const names = importsOf(file, readFileSync(posix.join(root, file), 'utf8'));
    return (
      names
        .map((name) => posix.normalize(posix.join(posix.dirname(file), name)))
        .filter((name) => name.startsWith('renderer/') && !/\.(css|json)$/.test(name))
        // A folder's own name stands for its index.
        .map((name) => [file, files.includes(`${name}/index.ts`) ? `${name}/index.ts` : name])
    );
  });
};

/** What breaks the order in the renderer as it is. */
export const faultsOfRenderer = () => layerFaults(importsOfRenderer());

if (process.argv[1] === import.meta.filename) {
  const faults = faultsOfRenderer();
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
