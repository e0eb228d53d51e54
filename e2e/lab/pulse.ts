import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Program, startProgram } from './program';
import { listenInWindows, toneOrder, type ToneReport } from './tone';
import { sleep } from './until';

export interface Pulse {
  /** What a browser needs in its environment to find this sound server. */
  env: Record<string, string>;
  microphones: typeof microphones;
  speakers: typeof speakers;
  /** What comes out of a speaker now. */
  listen(
    speaker: keyof typeof speakers,
    frequencies: readonly number[],
    ms?: number,
  ): Promise<ToneReport>;
  /** The tones that come out of a speaker until it is asked, one after the other, each once as long as it lasts. */
  follow(
    speaker: keyof typeof speakers,
    frequencies: readonly number[],
  ): Promise<() => Promise<number[]>>;
  /** Plays a tone into a speaker, to prove the lab's own ear. */
  playInto(speaker: keyof typeof speakers, hertz: number): Promise<Program>;
  /** Pulls a microphone out, as a cable is pulled. */
  unplug(microphone: keyof typeof microphones): void;
  /** Plugs it in again. */
  plugIn(microphone: keyof typeof microphones): void;
  /** Where the system's own volume of a speaker stands. */
  volume(speaker: keyof typeof speakers): string;
  /** How many programs have a microphone open. */
  captures(): number;
  stop(): Promise<void>;
}

const microphones = {
  laptop: { label: 'Laptop_Microphone', tone: 420 },
  headset: { label: 'Headset_Microphone', tone: 980 },
} as const;
const speakers = {
  laptop: { label: 'Laptop_Speakers', sink: 'laptop' },
  headset: { label: 'Headset_Speakers', sink: 'headset' },
} as const;

/** A private PulseAudio with two microphones that say different tones and two speakers that can be heard. */
export const startPulse = async (folder: string): Promise<Pulse> => {
  // A socket's path may have no more than 107 characters, so the work is done from inside its folder.
  const own = join(folder, 'pulse');
  const runtime = join(own, 'run');
  mkdirSync(runtime, { recursive: true });
  chmodSync(runtime, 0o700);
  const socket = join(runtime, 'native');
  const env = {
    XDG_RUNTIME_DIR: own,
    PULSE_RUNTIME_PATH: runtime,
    PULSE_SERVER: `unix:${socket}`,
    HOME: own,
  };
  writeFileSync(join(own, 'pulse.pa'), script(socket));
  const server = await startProgram({
    name: 'pulse',
    command: 'pulseaudio',
    args: [
      '-n',
      '-F',
      join(own, 'pulse.pa'),
      '--daemonize=no',
      '--exit-idle-time=-1',
      '--disallow-exit',
      '--log-target=stderr',
    ],
    folder: own,
    env,
    ready: () => existsSync(socket) && control(env, 'list', 'short', 'sources').includes('headset'),
  });
  const feeds = await Promise.all([
    feed(own, env, 'feed-laptop', microphones.laptop.tone),
    feed(own, env, 'feed-headset', microphones.headset.tone),
  ]);
  return {
    env,
    microphones,
    speakers,
    listen: (speaker, frequencies, ms = 1000) =>
      record(own, env, speakers[speaker].sink, frequencies, ms),
    follow: async (speaker, frequencies) => {
      const finish = await startRecording(own, env, speakers[speaker].sink);
      return async () => toneOrder(await finish(), rate, frequencies);
    },
    playInto: (speaker, hertz) => feed(own, env, speakers[speaker].sink, hertz),
    unplug: (microphone) => {
      const row = control(env, 'list', 'short', 'modules')
        .split('\n')
        .find((line) => line.includes(`source_name=${microphone}_mic`));
      if (!row) throw new Error(`no microphone ${microphone}`);
      control(env, 'unload-module', row.split('\t')[0] ?? '');
    },
    plugIn: (microphone) =>
      void control(
        env,
        'load-module',
        'module-remap-source',
        `master=feed-${microphone}.monitor`,
        `source_name=${microphone}_mic`,
        `source_properties=device.description='${microphones[microphone].label}'`,
      ),
    volume: (speaker) => control(env, 'get-sink-volume', speakers[speaker].sink).trim(),
    captures: () =>
      control(env, 'list', 'short', 'source-outputs')
        .split('\n')
        .filter((line) => line !== '' && !line.includes('module-remap-source')).length,
    stop: async () => {
      for (const one of feeds) await one.stop();
      await server.stop();
    },
  };
};

const script = (socket: string): string => `
load-module module-native-protocol-unix auth-anonymous=1 socket=${socket}
load-module module-null-sink sink_name=laptop sink_properties="device.description='Laptop_Speakers'"
load-module module-null-sink sink_name=headset sink_properties="device.description='Headset_Speakers'"
load-module module-null-sink sink_name=feed-laptop rate=48000 channels=1 sink_properties="device.description='Feed_1'"
load-module module-null-sink sink_name=feed-headset rate=48000 channels=1 sink_properties="device.description='Feed_2'"
load-module module-remap-source master=feed-laptop.monitor source_name=laptop_mic source_properties="device.description='Laptop_Microphone'"
load-module module-remap-source master=feed-headset.monitor source_name=headset_mic source_properties="device.description='Headset_Microphone'"
set-default-sink laptop
set-default-source laptop_mic
`;

const control = (env: Record<string, string>, ...args: string[]): string =>
  spawnSync('pactl', args, { env: { ...process.env, ...env }, encoding: 'utf8' }).stdout ?? '';

/** Keeps a microphone talking: sox makes the tone, PulseAudio's own player feeds it. */
const feed = (
  folder: string,
  env: Record<string, string>,
  sink: string,
  hertz: number,
): Promise<Program> =>
  startProgram({
    name: sink,
    command: 'sh',
    args: [
      '-c',
      `sox -q -n -r 48000 -c 1 -b 16 -e signed -t raw - synth 36000 sine ${hertz} gain -8 | ` +
        `pacat --playback --raw --latency-msec=20 --device=${sink} --rate=48000 --channels=1 --format=s16le`,
    ],
    folder,
    env,
  });

const rate = 48_000;

/** What comes out of a speaker, from now until it is ended. */
const startRecording = async (
  folder: string,
  env: Record<string, string>,
  sink: string,
): Promise<() => Promise<Float32Array>> => {
  const file = join(folder, `${sink}-${process.hrtime.bigint()}.raw`);
  const recorder = await startProgram({
    name: `record-${sink}`,
    command: 'sh',
    args: [
      '-c',
      `exec parec --raw -d ${sink}.monitor --rate=${rate} --channels=1 --latency-msec=50 > ${file}`,
    ],
    folder,
    env,
  });
  return async () => {
    await recorder.stop();
    const raw = readFileSync(file);
    const count = Math.floor(raw.length / 2);
    return Float32Array.from({ length: count }, (_, index) => raw.readInt16LE(index * 2) / 32_768);
  };
};

const record = async (
  folder: string,
  env: Record<string, string>,
  sink: string,
  frequencies: readonly number[],
  ms: number,
): Promise<ToneReport> => {
  const finish = await startRecording(folder, env, sink);
  await sleep(ms + 400);
  const samples = await finish();
  return listenInWindows(samples.slice(-Math.round((ms / 1000) * rate)), rate, frequencies);
};
