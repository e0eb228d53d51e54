import type { DeskCommand } from '@contract';

/** What a start of the program with these words asks for; null: the desk itself. */
export type CommandLine =
  | { run: 'check'; files: string[] }
  | { run: 'help' }
  | { run: 'wrong'; why: 'unknownCommand' | 'unknownOption' | 'noNumber' | 'tooMany'; word: string }
  | { run: 'ask'; command: DeskCommand; json: boolean };

const helpWords: ReadonlySet<string> = new Set(['help', '--help', '-h']);

/** The arguments behind the program's own name. From the sources the folder stands first, perhaps behind switches. */
const givenArguments = (argv: readonly string[], packaged: boolean): readonly string[] => {
  if (packaged) return argv.slice(1);
  const folder = argv.findIndex((one, index) => index > 0 && !one.startsWith('-'));
  return folder === -1 ? [] : argv.slice(folder + 1);
};

const optionsOf: Record<DeskCommand['do'], readonly string[]> = {
  dial: ['--json'],
  answer: ['--json'],
  hangup: ['--json'],
  mute: ['--json'],
  state: ['--json', '--private'],
};
const isCommand = (word: string): word is DeskCommand['do'] => Object.hasOwn(optionsOf, word);

/** Options may stand anywhere before `--`; what comes behind is meant as it stands. */
const sorted = (given: readonly string[]) => {
  const end = given.indexOf('--');
  const before = end === -1 ? given : given.slice(0, end);
  const behind = end === -1 ? [] : given.slice(end + 1);
  const isOption = (one: string) => one.startsWith('-');
  return {
    options: before.filter(isOption),
    words: [...before.filter((one) => !isOption(one)), ...behind],
  };
};

const readCommand = (name: DeskCommand['do'], given: readonly string[]): CommandLine => {
  const { options, words } = sorted(given);
  if (options.some((one) => helpWords.has(one))) return { run: 'help' };
  const unknown = options.find((one) => !optionsOf[name].includes(one));
  if (unknown !== undefined) return { run: 'wrong', why: 'unknownOption', word: unknown };
  const json = options.includes('--json');
  const tooMany = (from: number): CommandLine | null =>
    words.length > from ? { run: 'wrong', why: 'tooMany', word: words[from] ?? '' } : null;
  switch (name) {
    case 'dial': {
      // A number may be written with spaces: dial 01 99 00 12 34
      const number = words.join(' ').trim();
      if (number === '') return { run: 'wrong', why: 'noNumber', word: '' };
      return { run: 'ask', json, command: { do: 'dial', number: number.slice(0, 200) } };
    }
    case 'mute': {
      const [to = 'other'] = words;
      if (to !== 'on' && to !== 'off' && to !== 'other')
        return { run: 'wrong', why: 'tooMany', word: to };
      return tooMany(1) ?? { run: 'ask', json, command: { do: 'mute', to } };
    }
    case 'state': {
      const isPrivate = options.includes('--private');
      return tooMany(0) ?? { run: 'ask', json, command: { do: 'state', private: isPrivate } };
    }
    case 'answer':
    case 'hangup':
      return tooMany(0) ?? { run: 'ask', json, command: { do: name } };
  }
};

/**
 * Only the first word makes a command: a link that smuggles arguments in comes before them. A first word that looks
 * like a command and is none is a slip of the pen, never a start of the desk.
 */
export const readCommandLine = (argv: readonly string[], packaged: boolean): CommandLine | null => {
  const [first, ...rest] = givenArguments(argv, packaged);
  if (first === undefined) return null;
  if (first === 'check') return { run: 'check', files: rest };
  if (helpWords.has(first)) return { run: 'help' };
  if (isCommand(first)) return readCommand(first, rest);
  return /^[a-z]+$/i.test(first) ? { run: 'wrong', why: 'unknownCommand', word: first } : null;
};
