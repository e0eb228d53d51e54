import type { AudioDevice } from '@contract';
import type { Log } from '../../kernel';
import type { MediaPort } from './audio-ports';
import { constraintsFor } from './microphone';

/** Somebody speaks into it. */
const speech = 0.02;
const listenMs = 700;
/** Opening one would put a headset into its telephone profile in the middle of a call. */
const bluetooth = /bluetooth|hands-?free|airpods/i;
/** The system's second names of the same devices. */
const aliases = ['default', 'communications'];

interface Options {
  media: Pick<MediaPort, 'open'>;
  microphones: readonly AudioDevice[];
  /** The one in use, by its id; null: not known. */
  inUse: string | null;
  measure(stream: MediaStream, ms: number): Promise<number>;
  log: Log;
}

/**
 * The name of another microphone that hears speech just now; null: none does. They are open for less than a second and
 * nothing of them is kept or sent. One that cannot be opened is passed over.
 */
export const louderMicrophone = async (options: Options): Promise<string | null> => {
  const { media, microphones, inUse, measure, log } = options;
  if (inUse === null) return null;
  const group = microphones.find(({ id }) => id === inUse)?.groupId;
  const others = microphones.filter(
    ({ id, groupId, label }) =>
      id !== inUse &&
      !aliases.includes(id) &&
      !bluetooth.test(label) &&
      (group === undefined || group === '' || groupId !== group),
  );
  const heard = await Promise.all(
    others.slice(0, 4).map(async (device) => {
      const plain = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
      try {
        const stream = await media.open(constraintsFor({ deviceId: device.id, ...plain }));
        try {
          return { label: device.label, level: await measure(stream, listenMs) };
        } finally {
          for (const track of stream.getTracks()) track.stop();
        }
      } catch (error) {
        log('info', `a microphone could not be compared: ${String(error)}`);
        return { label: device.label, level: 0 };
      }
    }),
  );
  const [loudest] = heard.toSorted((a, b) => b.level - a.level);
  return loudest && loudest.level >= speech ? loudest.label : null;
};
