import { commandWord, type Language } from '../words/desktop-words';
import { answerText } from './answer-text';
import type { CommandLine } from './arguments';
import { askDesk, type Asked } from './client';
import type { CommandPlace } from './place';

/** What a command ends with; README names them. `check` has codes of its own. */
export const commandCodes = {
  done: 0,
  usage: 2,
  notRunning: 3,
  refused: 4,
  noAnswer: 5,
} as const;

export interface Terminal {
  say: (line: string) => void;
  complain: (line: string) => void;
  /** Checks the files, says what is wrong with them, and gives the code to end with. */
  check: (files: readonly string[], say: (line: string) => void) => number;
  language: Language;
}

const codeOf = (asked: Asked): number => {
  if ('not' in asked)
    return asked.not === 'running' ? commandCodes.notRunning : commandCodes.noAnswer;
  if (asked.outcome.ok) return commandCodes.done;
  return asked.outcome.code === 'noAnswer' ? commandCodes.noAnswer : commandCodes.refused;
};

/** Does what the command line asks for, starts nothing, and answers with what the program ends with. */
export const runCommand = async (
  line: CommandLine,
  places: readonly CommandPlace[],
  { say, complain, check, language }: Terminal,
): Promise<number> => {
  switch (line.run) {
    case 'check':
      return check(line.files, say);
    case 'help':
      say(commandWord(language, 'help'));
      return commandCodes.done;
    case 'wrong':
      complain(commandWord(language, line.why, { word: line.word }));
      complain(commandWord(language, 'help'));
      return commandCodes.usage;
    case 'ask': {
      const asked = await askDesk(places, line.command);
      const out = codeOf(asked) === commandCodes.done ? say : complain;
      if ('not' in asked) {
        const isRunning = asked.not === 'answered';
        if (line.json)
          say(JSON.stringify({ ok: false, code: isRunning ? 'noAnswer' : 'notRunning' }));
        else out(commandWord(language, isRunning ? 'notAnswered' : 'notRunning'));
      } else if (line.json) say(JSON.stringify(asked.outcome));
      else out(answerText(asked.outcome, language));
      return codeOf(asked);
    }
  }
};
