// Under which licences a package may come, read from the lock file.

/** Into the desk itself: permissive ones that ask for a notice, which build/notices.mjs gives. */
export const shipped = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'OFL-1.1',
]);
/** Into the tools that build and test it besides. */
export const tools = new Set([
  ...shipped,
  'MPL-2.0',
  'BlueOak-1.0.0',
  'Python-2.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'WTFPL',
]);

/** An SPDX expression: one of `OR` is enough, all of `AND` are needed. Anything else is not allowed. */
export const allows = (licence, allowed) => {
  const bare = (licence ?? '').replace(/^\((.*)\)$/, '$1').trim();
  if (bare === '' || /[()]/.test(bare)) return false;
  if (/ AND /.test(bare)) return bare.split(' AND ').every((one) => allows(one, allowed));
  return bare.split(' OR ').some((one) => allowed.has(one.trim()));
};

/** The packages of a lock file that may not come, with their licences. */
export const refused = (packages, bundled) =>
  Object.entries(packages)
    .filter(([path]) => path !== '')
    .filter(([path, { license }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return !allows(license, bundled.has(name) ? shipped : tools);
    })
    .map(([path, { license }]) => `${path} (${license ?? 'none'})`);
