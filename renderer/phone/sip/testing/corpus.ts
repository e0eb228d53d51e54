import torture4475 from './torture-4475.txt?raw';
import torture5118 from './torture-5118.txt?raw';
import found from './torture-found.txt?raw';

export interface CorpusMessage {
  name: string;
  raw: string;
}

const written = (text: string): string =>
  text
    .replaceAll(/\{([^*{}]+)\*(\d+)\}/g, (_all, what: string, times: string) =>
      what.repeat(Number(times)),
    )
    .replaceAll(/\\x([0-9a-f]{2})/g, (_all, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .replaceAll(/\\u\{([0-9a-f]+)\}/g, (_all, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    );

const messagesOf = (file: string): CorpusMessage[] =>
  file
    .split(/^=== /m)
    .slice(1)
    .map((section) => {
      const [name = '', ...lines] = section.split('\n');
      // What stands before the next name ends the last line.
      return { name, raw: written(lines.slice(0, -1).join('\r\n')) + '\r\n' };
    });

/** The test messages of RFC 4475 and RFC 5118, and those that once found something here. */
export const corpus: readonly CorpusMessage[] = [torture4475, torture5118, found].flatMap(
  messagesOf,
);
