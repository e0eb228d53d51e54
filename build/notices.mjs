// node build/notices.mjs: writes out/NOTICES.txt, the licences of the packages that the built desk contains.
// Which ones these are is read from what the bundler wrote down; Electron's own licences ship beside its binary.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './steps/run.mjs';

const licenceFile = /^(?:licen[cs]e|copying|notice)(?:[-.].*)?$/i;

/** The packages that went into `out/`, by their folders below node_modules. */
export const bundledPackages = (out) => {
  const names = new Set();
  for (const part of ['main', 'preload', 'renderer']) {
    const list = join(out, `bundled-${part}.json`);
    if (!existsSync(list)) throw new Error(`${list} is missing: build the desk first`);
    for (const name of JSON.parse(readFileSync(list, 'utf8'))) names.add(name);
  }
  return [...names].toSorted((a, b) => a.localeCompare(b));
};

const personOf = (one) => (typeof one === 'string' ? one : (one?.name ?? ''));

/** One package's part: name, version, licence, and the text that it brings, or whose it is where it brings none. */
export const noticeOf = (modules, name) => {
  const folder = join(modules, name);
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => licenceFile.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const licence = about.license ?? '';
  if (!licence && texts.length === 0) throw new Error(`${name} says nothing of its licence`);
  const author = personOf(about.author);
  const own = `Licence ${licence}.${author ? ` Copyright ${author}.` : ''}`;
  return `${name} ${about.version} (${licence})\n\n${texts.join('\n\n') || own}\n`;
};

/** `more`: packages of which only a font or another file went in, which no bundler lists. */
export const noticesText = (out, modules, more = []) =>
  [
    'Allodesk contains the following packages.\n',
    ...[...new Set([...bundledPackages(out), ...more])].map((name) => noticeOf(modules, name)),
  ].join(`\n${'-'.repeat(78)}\n\n`);

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const text = noticesText(
    join(root, 'out'),
    join(root, 'node_modules'),
    Object.keys(dependencies),
  );
  writeFileSync(join(root, 'out/NOTICES.txt'), text);
}
