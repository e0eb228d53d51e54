/**
 * What Electron is told of the command that opens a link, beside its scheme: the program and what stands between it and
 * the link. On Windows `--`, as the installers write it too: nothing in a link is an option of the program. The other
 * systems take no command.
 */
export const linkCommand = (
  system: 'windows' | 'macos' | 'linux',
  program: string,
): [program?: string, given?: string[]] => (system === 'windows' ? [program, ['--']] : []);
