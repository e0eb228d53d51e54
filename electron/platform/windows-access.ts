import { execFile } from 'node:child_process';
import { windowsFolder } from './windows-folder';

const timeoutMs = 15_000;

/**
 * The owner and the rights of a path as Windows writes them down (SDDL). Asked of Windows itself, at its own place and
 * with none of the user's variables, which could lead to another program or module.
 */
export const readWindowsAccess = (path: string): Promise<string | null> =>
  new Promise((done) => {
    const system = `${windowsFolder()}\\System32`;
    const powershell = `${system}\\WindowsPowerShell\\v1.0`;
    const quoted = `'${path.replaceAll("'", "''")}'`;
    // Where a policy forbids the program, Node throws.
    try {
      execFile(
        `${powershell}\\powershell.exe`,
        ['-NoProfile', '-NonInteractive', '-Command', `(Get-Acl -LiteralPath ${quoted}).Sddl`],
        {
          cwd: system,
          env: {
            SystemRoot: windowsFolder(),
            PSModulePath: `${powershell}\\Modules`,
          },
          timeout: timeoutMs,
          windowsHide: true,
        },
        (error, output) => done(error ? null : output.trim()),
      );
    } catch {
      done(null);
    }
  });
