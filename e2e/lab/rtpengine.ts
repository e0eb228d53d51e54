import { type Place, thisMachine } from './place';
import type { Ports } from './ports';
import { type Program, startProgram } from './program';

export interface MediaRelay extends Program {
  port: number;
}

/** Debian's rtpengine in user space: between the browser and peers that speak plain RTP. */
export const startMediaRelay = async (
  ports: Ports,
  folder: string,
  place: Place = thisMachine,
): Promise<MediaRelay> => {
  const port = await ports.take();
  const cli = await ports.take();
  const program = await startProgram({
    name: 'rtpengine',
    ...place.command('rtpengine', [
      // Debian's own configuration listens on fixed ports; a second relay would not start.
      '--config-file=none',
      '--table=-1',
      '--foreground',
      '--log-stderr',
      '--log-level=6',
      `--interface=${place.mediaAddress}`,
      `--listen-ng=${place.address}:${port}`,
      // Its own, or two workers would want the same one.
      `--listen-cli=${place.address}:${cli}`,
      `--port-min=${ports.media.from}`,
      `--port-max=${ports.media.to}`,
      // A port is free again as soon as its call is over: there are few of them.
      '--delete-delay=0',
      '--num-threads=2',
      '--no-redis-required',
    ]),
    folder,
    ready: () => place.answers(cli),
  });
  return { ...program, port };
};
