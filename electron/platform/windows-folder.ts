import { realpathSync } from 'node:fs';

/** The kernel's own name for the place of Windows, which it knows from the start of the machine. */
const kernelName = String.raw`\\?\GLOBALROOT\SystemRoot`;
const usual = 'C:\\Windows';

/**
 * Where Windows lies. Never by %SystemRoot% or %windir%, which every program that starts another can set: who moves
 * them would choose which reg.exe answers. The kernel's name is resolved to a folder on a drive; where it is not to be
 * had, Windows' usual place holds.
 */
export const createWindowsFolder = (resolve: (path: string) => string): (() => string) => {
  let known: string | null = null;
  const find = () => {
    try {
      const folder = resolve(kernelName);
      return /^[A-Z]:(?:\\[^\\/:*?"<>|]+)+$/i.test(folder) ? folder : usual;
    } catch {
      return usual;
    }
  };
  return () => (known ??= find());
};

export const windowsFolder = createWindowsFolder((path) => realpathSync.native(path));
