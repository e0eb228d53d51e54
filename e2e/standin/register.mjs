// Loaded before the main bundle: makes `electron` mean the stand-in, for import and for require.
import Module, { register } from 'node:module';
import { pathToFileURL } from 'node:url';

const standin = pathToFileURL(process.env.STANDIN_FILE).href;
register('./resolve.mjs', import.meta.url, { data: { standin } });

const { default: electron } = await import(standin);
const load = Module._load;
Module._load = function loadStandin(name, ...rest) {
  return name === 'electron' ? electron : load.call(this, name, ...rest);
};
