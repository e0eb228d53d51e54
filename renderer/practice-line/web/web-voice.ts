import type { Log } from '../../kernel';
import { ok } from '../../kernel';
import type { CustomerVoice } from '../customer-voice';

export interface WebVoiceOptions {
  /** Where a line's sound lies. */
  address(line: string): string;
  log: Log;
}

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
    mouth ??= new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
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
