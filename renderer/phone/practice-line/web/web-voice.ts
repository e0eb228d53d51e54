import type { Log } from '../../../kernel';
import { ok } from '../../../kernel';
import type { CustomerVoice } from '../customer-voice';

export interface WebVoiceOptions {
  /** Where a line's sound lies. */
  address(line: string): string;
  log: Log;
}

/** Root mean square, 66 dB below full scale: a quiet room, which no ear notices. */
const roomLevel = 0.0005;

/**
 * The quiet of the customer's room, for ever. Chromium sends nothing at all of a destination that nothing plays into,
 * and packets that stop look like sound that is lost.
 */
const room = (context: AudioContext): AudioNode => {
  const buffer = new AudioBuffer({
    length: 2 * context.sampleRate,
    sampleRate: context.sampleRate,
  });
  // Uniform noise has a root mean square of its peak divided by the root of three.
  const peak = roomLevel * Math.sqrt(3);
  buffer.getChannelData(0).forEach((_, at, samples) => {
    samples[at] = (2 * Math.random() - 1) * peak;
  });
  const source = new AudioBufferSourceNode(context, { buffer, loop: true });
  source.start();
  return source;
};

const rms = (analyser: AnalyserNode): number => {
  const samples = new Float32Array(analyser.fftSize);
  analyser.getFloatTimeDomainData(samples);
  return Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);
};

/** A practice customer's voice from files, sent as the outgoing track of its own phone. */
export const createWebVoice = ({ address, log }: WebVoiceOptions): CustomerVoice => {
  let context: AudioContext | undefined;
  let mouth: MediaStreamAudioDestinationNode | undefined;
  let ear: { analyser: AnalyserNode; sink: HTMLAudioElement } | undefined;
  let speaking: AudioBufferSourceNode | undefined;
  const lines = new Map<string, Promise<AudioBuffer>>();

  const graph = () => {
    context ??= new AudioContext();
    if (!mouth) {
      mouth = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
      room(context).connect(mouth);
    }
    if (context.state === 'suspended')
      void context.resume().catch((error) => log('warn', `${error}`));
    return { context, mouth };
  };

  const load = (line: string): Promise<AudioBuffer> => {
    const known = lines.get(line);
    if (known) return known;
    const loading = fetch(address(line))
      .then((response) => response.arrayBuffer())
      .then((bytes) => graph().context.decodeAudioData(bytes));
    lines.set(line, loading);
    return loading;
  };

  const hush = () => {
    speaking?.stop();
    speaking = undefined;
  };

  return {
    audio: {
      outgoing: async () => {
        const [track] = graph().mouth.stream.getAudioTracks();
        // A clone: the phone may stop its track at the end of the call, the mouth stays for the next one.
        return ok((track as MediaStreamTrack).clone());
      },
      incoming: (_call, stream) => {
        const { context: live } = graph();
        const analyser = new AnalyserNode(live, { fftSize: 2048 });
        live.createMediaStreamSource(stream).connect(analyser);
        // Chromium decodes a remote track only when an element plays it.
        const sink = new Audio();
        sink.muted = true;
        sink.srcObject = stream;
        void sink.play().catch((error) => log('warn', `practice customer: ${error}`));
        ear = { analyser, sink };
      },
      release: () => {
        hush();
        if (ear) ear.sink.srcObject = null;
        ear = undefined;
      },
    },
    say: async (line) => {
      const buffer = await load(line).catch((error) => {
        log('warn', `practice line ${line} cannot be played: ${error}`);
        return undefined;
      });
      if (!buffer) return;
      const live = graph();
      const source = new AudioBufferSourceNode(live.context, { buffer });
      source.connect(live.mouth);
      speaking = source;
      await new Promise<void>((resolve) => {
        source.addEventListener('ended', () => resolve());
        source.start();
      });
    },
    hush,
    heard: () => (ear ? rms(ear.analyser) : 0),
  };
};
