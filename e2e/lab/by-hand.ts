import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join, relative } from 'node:path';
import { startBaresip } from './baresip';
import { startKamailio } from './kamailio';
import { needsOf } from './needs';
import { agent, colleague, customer, domain, oddNumbers, type OddManner, queue } from './people';
import { createPorts } from './ports';
import { startMediaRelay } from './rtpengine';
import { runFolder } from './run-folder';
import { settingsFor } from './settings';
import { startSipp } from './sipp';

/** Starts the whole lab on free ports and says how to use it; ends with Ctrl-C or `q`. */
export const callByHand = async (): Promise<void> => {
  const lacking = needsOf('sip-lab');
  if (lacking) throw new Error(`${lacking}. npm test installs it, or prints the command.`);
  const folder = runFolder(0, 'by-hand');
  const ports = createPorts(0);
  const relay = await startMediaRelay(ports, folder);
  const kamailio = await startKamailio(ports, folder, relay.port);
  const phone = await startBaresip(ports, folder, {
    ...customer,
    tone: 440,
    proxyPort: kamailio.sipPort,
  });
  const peers = await Promise.all(
    (Object.keys(oddNumbers) as OddManner[]).map((manner) =>
      startSipp(ports, folder, manner, kamailio.oddPorts[manner]),
    ),
  );
  const settings = join(folder, 'settings.json');
  writeFileSync(settings, JSON.stringify(settingsFor(kamailio.server), null, 2));
  console.log(manual(kamailio.server, relative(process.cwd(), settings)));

  const lines = createInterface({ input: process.stdin });
  const over = once(lines, 'close');
  process.once('SIGINT', () => lines.close());
  process.once('SIGTERM', () => lines.close());
  lines.on('line', (line) => {
    const act = line.trim();
    if (act === 'q') lines.close();
    const deed =
      act === 'c' ? phone.dial(queue.number) : act === 'h' ? phone.hangUp() : Promise.resolve();
    deed.catch((error: unknown) => console.error(String(error)));
  });
  await over;
  await phone.stop();
  for (const peer of peers) await peer.stop();
  await kamailio.stop();
  await relay.stop();
};

const manual = (server: string, settings: string): string => `
The PBX is up.
  server ${server}   domain ${domain}
  agent  ${agent.user}   secret ${agent.secret}
  colleague ${colleague.user}   secret ${colleague.secret}

Start the desk with it:
  npm start -- --settings ${settings}

Here: c + Enter   ${customer.name} (${customer.national}, a tone of 440 Hz) calls ${queue.name}
      h + Enter   hangs up
      q + Enter   ends the lab (so does Ctrl-C)

From the desk:  ${customer.national}  answers at once
${Object.entries(oddNumbers)
  .map(([manner, number]) => `                ${number}  ${words[manner as OddManner]}`)
  .join('\n')}
`;

const words: Record<OddManner, string> = {
  busy: 'is busy',
  declined: 'declines',
  notFound: 'does not exist',
  redirect: 'sends you elsewhere (302)',
  noAnswer: 'rings for ever',
  earlyMedia: 'speaks before it answers (600 Hz)',
  lateAnswer: 'answers while you hang up',
  twoAnswers: 'answers twice (600 Hz)',
  glare: 'refuses the first hold as crossing (600 Hz)',
  forgotten: 'forgets the call when you hold it (600 Hz)',
  gone: 'no longer answers when you hold it, and is silent',
  unreached: 'no longer answers when you hold it, and is heard (600 Hz)',
  timedOut: 'cannot be reached in time',
  rangInVain: 'rings, and then no answer comes in time',
  lateOffer: 'asks for an offer in mid-call (600 Hz)',
};
