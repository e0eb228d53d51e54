import { isDialLink } from './dial-link';

/**
 * The FILE of `--settings FILE` or `--settings=FILE`, or null. A start with a link brings none: a page on the web wrote
 * the link, and some systems let it add arguments.
 */
export const settingsArgument = (argv: readonly string[]): string | null => {
  if (argv.some(isDialLink)) return null;
  for (const [index, argument] of argv.entries()) {
    if (argument.startsWith('--settings=')) return argument.slice('--settings='.length) || null;
    if (argument === '--settings') return argv[index + 1] ?? null;
  }
  return null;
};
