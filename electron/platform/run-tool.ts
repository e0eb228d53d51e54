import { execFile } from 'node:child_process';

/** A program of the system, at its own place, and how it ended. */
export type RunTool = (
  file: string,
  given: readonly string[],
  input?: Uint8Array,
) => Promise<{ ended: 'well'; output: Uint8Array } | { ended: 'badly'; code: string }>;

const timeoutMs = 15_000;
const largest = 4_000_000;

/** Runs it with none of the user's variables, which could lead to another program or module. Never fails itself. */
export const runTool: RunTool = (file, given, input) =>
  new Promise((done) => {
    const isWindows = process.platform === 'win32';
    const child = execFile(
      file,
      [...given],
      {
        cwd: isWindows ? 'C:\\Windows\\System32' : '/',
        env: isWindows ? { SystemRoot: 'C:\\Windows' } : {},
        encoding: 'buffer',
        timeout: timeoutMs,
        maxBuffer: largest,
        windowsHide: true,
      },
      (error, output) =>
        done(
          error
            ? { ended: 'badly', code: String(error.code ?? error.signal ?? '') }
            : { ended: 'well', output },
        ),
    );
    // One that ended before it read closes the pipe.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
