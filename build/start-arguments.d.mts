export const defaultPort: number;
export const usage: string;
export function readArguments(argv: readonly string[]): {
  browser: boolean;
  help: boolean;
  port: number;
  settingsFile: string | undefined;
  /** What stands behind the word `check`. */
  check: string[] | undefined;
  /** A command for the desk that runs, and its options. */
  command: string[] | undefined;
};
export function checkSettingsFile(file: string): void;
