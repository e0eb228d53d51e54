import { listenAt } from '../ear';
import { loudness, type ToneReport } from '../tone';

/** What the far end says and hears. */
export interface FarEndSound {
  outgoing: MediaStream;
  /** `volume`: 0 to 1; as loud as a voice unless told. */
  say(hertz: number, volume?: number): void;
  play(stream: MediaStream): void;
  listen(frequencies: number[], ms: number): Promise<ToneReport>;
  levels(ms: number): Promise<number[]>;
}

export const createSound = (): FarEndSound => {
  const context = new AudioContext();
  const voice = context.createOscillator();
  const volume = context.createGain();
  const out = context.createMediaStreamDestination();
  voice.connect(volume).connect(out);
  voice.start();
  const ear = context.createAnalyser();
  ear.fftSize = 8192;
  let heard: MediaStreamAudioSourceNode | null = null;
  // A remote track gives Web Audio nothing in Chromium unless an element plays it as well.
  const player = new Audio();
  return {
    outgoing: out.stream,
    say: (hertz, loud = 0.4) => {
      volume.gain.value = hertz === 0 ? 0 : loud;
      if (hertz > 0) voice.frequency.value = hertz;
    },
    play: (stream) => {
      heard?.disconnect();
      player.srcObject = stream;
      void player.play();
      heard = context.createMediaStreamSource(stream);
      heard.connect(ear);
    },
    listen: (frequencies, ms) => listenAt(ear, frequencies, ms),
    levels: async (ms) => {
      const levels: number[] = [];
      const samples = new Float32Array(ear.fftSize);
      const end = performance.now() + ms;
      do {
        await new Promise((resolve) => {
          setTimeout(resolve, 50);
        });
        ear.getFloatTimeDomainData(samples);
        levels.push(loudness(samples.subarray(-context.sampleRate / 20)));
      } while (performance.now() < end);
      return levels;
    },
  };
};
