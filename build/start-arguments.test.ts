import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkSettingsFile, readArguments } from './start-arguments.mjs';

describe('the arguments of npm start', () => {
  it('are read in both spellings', () => {
    expect(readArguments([])).toEqual({
      browser: false,
      help: false,
      port: 47110,
      settingsFile: undefined,
      check: undefined,
      command: undefined,
    });
    expect(readArguments(['check', 'a.json', '--port'])).toMatchObject({
      check: ['a.json', '--port'],
    });
    expect(readArguments(['state', '--json'])).toMatchObject({ command: ['state', '--json'] });
    const wanted = { browser: true, port: 5000, settingsFile: resolve('a=b.json') };
    expect(readArguments(['--browser', '--port', '5000', '--settings', 'a=b.json'])).toMatchObject(
      wanted,
    );
    expect(readArguments(['--settings=a=b.json', '--port=5000', '--browser'])).toMatchObject(
      wanted,
    );
  });

  it.each([
    [['--port'], 'a number'],
    [['--port', '0'], 'a number'],
    [['--port', '65536'], 'a number'],
    [['--port', '1e3'], 'a number'],
    [['--settings'], 'the name of a file'],
    [['--brwoser'], '"--brwoser" is not known'],
  ])('%j is refused', (argv, why) => {
    expect(() => readArguments(argv)).toThrow(why);
  });

  it('name a file that is there and is JSON, and its text is not repeated', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'start-')), 'settings.json');
    expect(() => checkSettingsFile(file)).toThrow('cannot be read');
    writeFileSync(file, '{"secret":"s3cret"');
    expect(() => checkSettingsFile(file)).toThrow(/^The settings file is not JSON: [^{}]*$/);
    writeFileSync(file, '\uFEFF{}');
    expect(() => checkSettingsFile(file)).not.toThrow();
  });
});
