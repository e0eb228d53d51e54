import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { muLawTone } from './mu-law';
import { machineAddress, type Ports } from './ports';
import type { OddManner } from './people';
import { startProgram } from './program';
import { scenario } from './sipp-scenarios';

export interface Sipp {
  /** What it received and sent. */
  messages(): string;
  stop(): Promise<void>;
}

/** The tone of a sipp peer that speaks. */
export const sippTone = 600;

/** A scripted peer on the port that the PBX sends its number to. */
export const startSipp = async (
  ports: Ports,
  folder: string,
  manner: OddManner,
  port: number,
): Promise<Sipp> => {
  const own = join(folder, `sipp-${manner}`);
  mkdirSync(own, { recursive: true });
  const voice = join(own, 'voice.ul');
  writeFileSync(voice, muLawTone(sippTone, 20));
  const file = join(own, `${manner}.xml`);
  writeFileSync(file, scenario(manner, voice));
  const media = await ports.take(4);
  const address = machineAddress();
  const program = await startProgram({
    name: 'sipp',
    command: 'sipp',
    args: [
      '-sf',
      file,
      '-i',
      '127.0.0.1',
      '-p',
      String(port),
      '-mi',
      address,
      '-mp',
      String(media),
      '-nostdin',
      '-trace_err',
      '-trace_msg',
      '-message_file',
      join(own, 'messages.log'),
      '-aa',
    ],
    folder: own,
    env: { TERM: 'dumb' },
    ready: () => true,
  });
  const messages = join(own, 'messages.log');
  return {
    messages: () => (existsSync(messages) ? readFileSync(messages, 'utf8') : ''),
    stop: () => program.stop(),
  };
};
