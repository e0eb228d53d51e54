import { execFile } from 'node:child_process';
import { windowsFolder } from './windows-folder';

/** A program of the system, at its own place, and how it ended. */
export type RunTool = (
  file: string,
  given: readonly string[],
  input?: Uint8Array,
) => Promise<{ ended: 'well'; output: Uint8Array } | { ended: 'badly'; code: string }>;

const timeoutMs = 15_000;
const largest = 4_000_000;

/** Runs it with none of the user's variables, which could lead to another program or module. Never fails itself. */
export const createRunTool =
  (start: typeof execFile): RunTool =>
  (file, given, input) =>
    new Promise((done) => {
      const isWindows = process.platform === 'win32';
      const badly = (error: { code?: string | number | null; signal?: string | null }) =>
        done({ ended: 'badly', code: String(error.code ?? error.signal ?? '') });
      try {
        const child = start(
          file,
          [...given],
          {
            cwd: isWindows ? `${windowsFolder()}\\System32` : '/',
            env: isWindows ? { SystemRoot: windowsFolder() } : {},
            encoding: 'buffer',
            timeout: timeoutMs,
            maxBuffer: largest,
            windowsHide: true,
          },
          (error, output) => (error ? badly(error as object) : done({ ended: 'well', output })),
        );
        // One that ended before it read closes the pipe.
        child.stdin?.on('error', () => undefined);
        child.stdin?.end(input);
      } catch (error) {
        // Where a policy forbids the program, Windows' answer is none that Node tells as news: it throws.
        badly(error as object);
      }
    });

export const runTool = createRunTool(execFile);
