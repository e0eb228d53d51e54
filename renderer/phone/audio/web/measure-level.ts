import { LevelTap } from './level-tap';

const lookEveryMs = 50;

/** The loudest moment of a stream within `ms`, 0 to 1. Plays nothing; the stream stays the caller's to stop. */
export const measureLevel = async (stream: MediaStream, ms: number): Promise<number> => {
  const context = new AudioContext({ sinkId: { type: 'none' } });
  try {
    await context.resume();
    const tap = new LevelTap(context);
    new MediaStreamAudioSourceNode(context, { mediaStream: stream }).connect(tap.node);
    let loudest = 0;
    for (let spent = 0; spent < ms; spent += lookEveryMs) {
      await new Promise((resolve) => {
        setTimeout(resolve, lookEveryMs);
      });
      loudest = Math.max(loudest, tap.read());
    }
    return loudest;
  } finally {
    await context.close();
  }
};
