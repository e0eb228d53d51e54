// Speaks the practice customers' lines into resources/public/voices with a free synthesiser.
// Needs Debian's espeak-ng, sox and opus-tools; run by hand when a line changes: node build/voices.mjs
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const scratch = mkdtempSync(join(tmpdir(), 'voices-'));
for (const language of ['fr', 'en']) {
  const script = JSON.parse(
    readFileSync(join(root, `renderer/phone/practice-line/scripts/${language}.json`), 'utf8'),
  );
  const folder = join(root, 'resources/public/voices', language);
  mkdirSync(folder, { recursive: true });
  for (const { voice, lines } of Object.values(script)) {
    for (const [name, text] of Object.entries(lines)) {
      const spoken = join(scratch, `${name}.wav`);
      const level = join(scratch, `${name}-level.wav`);
      const { name: speaker, words, pitch } = voice;
      execFileSync('espeak-ng', [
        '-v',
        speaker,
        '-s',
        `${words}`,
        '-p',
        `${pitch}`,
        '-w',
        spoken,
        text,
      ]);
      execFileSync('sox', [spoken, '-r', '16000', level, 'highpass', '90', 'norm', '-4']);
      execFileSync('opusenc', ['--quiet', '--bitrate', '20', level, join(folder, `${name}.ogg`)]);
    }
  }
}
rmSync(scratch, { recursive: true });
