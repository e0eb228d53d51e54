import { redact } from './redact';

const linesKept = 400;

/** The end of a log, kept in memory for a diagnostics file. What is kept has lost its secrets already. */
export const createLogTail = () => {
  const lines: string[] = [];
  return {
    add: (level: string, text: string, at: number, secrets: Iterable<string> = []): void => {
      const time = new Date(at).toISOString();
      lines.push(`${time} ${level} ${redact(text, secrets)}`.slice(0, 5000));
      if (lines.length > linesKept) lines.splice(0, lines.length - linesKept);
    },
    lines: (): string[] => [...lines],
  };
};
