import { expect, it } from 'vitest';
import { createWindowsFolder } from './windows-folder';

it.each([
  ['D:\\Windows', 'D:\\Windows'],
  ['C:\\WINNT', 'C:\\WINNT'],
  ['\\\\server\\share\\Windows', 'C:\\Windows'],
  ['D:\\', 'C:\\Windows'],
  ['', 'C:\\Windows'],
])('Windows is where its kernel says, on a drive: %s', (resolved, folder) => {
  const asked: string[] = [];
  const windowsFolder = createWindowsFolder((path) => {
    asked.push(path);
    return resolved;
  });
  expect([windowsFolder(), windowsFolder()]).toEqual([folder, folder]);
  expect(asked).toEqual(['\\\\?\\GLOBALROOT\\SystemRoot']);
});

it('Windows is at its usual place where the kernel’s name leads nowhere, whatever the environment says', () => {
  const folder = createWindowsFolder(() => {
    throw new Error('ENOENT');
  });
  expect(folder()).toBe('C:\\Windows');
});
