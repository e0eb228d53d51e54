import { loadSuppressor } from '../../renderer/phone/audio/web/suppressor-node';
import { LevelTap } from '../../renderer/phone/audio/web/level-tap';

const wait = (ms: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Waits until the level is as wanted, 10 s at most; the last level that was read (0 to 1). */
const until = async (tap: LevelTap, fits: (level: number) => boolean): Promise<number> => {
  for (let waited = 0; waited < 10_000; waited += 50) {
    const level = tap.read();
    if (fits(level)) return level;
    await wait(50);
  }
  return tap.read();
};

/** The level behind a network while it lives and after its end: a processor that has ended gives exact silence. */
export const measureEnd = async (): Promise<{ alive: number; ended: number }> => {
  const context = new AudioContext({ sampleRate: 48_000 });
  const node = (await loadSuppressor(context))();
  const tap = new LevelTap(context);
  const tone = new OscillatorNode(context, { frequency: 300 });
  tone.connect(node).connect(tap.node);
  tone.start();
  const alive = await until(tap, (level) => level > 0);
  node.destroy();
  const ended = await until(tap, (level) => level === 0);
  await context.close();
  return { alive, ended };
};
