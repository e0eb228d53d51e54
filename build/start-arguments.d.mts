export const defaultPort: number;
export const usage: string;
export function readArguments(argv: readonly string[]): {
  browser: boolean;
  help: boolean;
  port: number;
  settingsFile: string | undefined;
};
export function checkSettingsFile(file: string): void;
