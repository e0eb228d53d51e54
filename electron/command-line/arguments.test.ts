import { describe, expect, it } from 'vitest';
import { readCommandLine } from './arguments';

const read = (...given: string[]) => readCommandLine(['/usr/bin/allodesk', ...given], true);

describe('the command line', () => {
  it.each([
    [['answer'], { do: 'answer' }],
    [['hangup'], { do: 'hangup' }],
    [['mute'], { do: 'mute', to: 'other' }],
    [['mute', 'on'], { do: 'mute', to: 'on' }],
    [['state'], { do: 'state', private: false }],
    [['state', '--private'], { do: 'state', private: true }],
    [['dial', '+33', '1', '99'], { do: 'dial', number: '+33 1 99' }],
    [['dial', '--', '-12'], { do: 'dial', number: '-12' }],
  ])('%j is understood', (given, command) => {
    expect(read(...given)).toEqual({ run: 'ask', command, json: false });
    const [name = '', ...rest] = given;
    expect(read(name, '--json', ...rest)).toEqual({ run: 'ask', command, json: true });
  });

  it.each([
    [['stat'], 'unknownCommand', 'stat'],
    [['Dial', '1'], 'unknownCommand', 'Dial'],
    [['state', '--privat'], 'unknownOption', '--privat'],
    [['answer', '--private'], 'unknownOption', '--private'],
    [['dial'], 'noNumber', ''],
    [['dial', '  '], 'noNumber', ''],
    [['mute', 'maybe'], 'tooMany', 'maybe'],
    [['mute', 'on', 'off'], 'tooMany', 'off'],
    [['hangup', 'all'], 'tooMany', 'all'],
  ])('%j is not', (given, why, word) => {
    expect(read(...given)).toEqual({ run: 'wrong', why, word });
  });

  it('explains itself', () => {
    for (const given of [['help'], ['--help'], ['-h'], ['dial', '--help']])
      expect(read(...given)).toEqual({ run: 'help' });
  });

  it('leaves every other start to the desk, links with smuggled words among them', () => {
    for (const given of [
      [],
      ['tel:+33199001234'],
      ['tel:1', 'dial', '0899'],
      ['--', 'tel:1'],
      ['--', 'dial', '0899'],
      ['--settings', 'check'],
      ['--settings=a.json', 'state'],
      ['/a/file.json'],
      ['-psn_0_1'],
    ])
      expect(read(...given)).toBeNull();
  });

  it('finds its words behind the folder when it runs from the sources', () => {
    const check = { run: 'check', files: ['a.json'] };
    expect(read('check', 'a.json')).toEqual(check);
    expect(readCommandLine(['electron', '.', 'check', 'a.json'], false)).toEqual(check);
    const argv = ['electron', '--no-sandbox', '--user-data-dir=/x', '/src', 'answer'];
    expect(readCommandLine(argv, false)).toMatchObject({ command: { do: 'answer' } });
    expect(readCommandLine(['electron', '.'], false)).toBeNull();
    expect(readCommandLine(['electron'], false)).toBeNull();
  });
});
