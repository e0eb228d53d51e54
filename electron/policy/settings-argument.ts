/** The FILE of `--settings FILE` or `--settings=FILE`, or null. */
export const settingsArgument = (argv: readonly string[]): string | null => {
  for (const [index, argument] of argv.entries()) {
    if (argument.startsWith('--settings=')) return argument.slice('--settings='.length) || null;
    if (argument === '--settings') return argv[index + 1] ?? null;
  }
  return null;
};
