import type { CallId } from '../../calls';
import { fail, type Log, ok } from '../../../kernel';
import type { SoundRecorder } from '../recording-ports';

export interface RecorderOptions {
  /** Both sides of a call, two channels; null while there is no sound. */
  tap(call: CallId): { stream: MediaStream; stop(): void } | null;
  /** A short tone to both sides. */
  signal(call: CallId): void;
  log: Log;
}

/** A part a second: what a crash can lose. */
const partMs = 1000;
/** Speech on two channels, about 14 MB an hour. */
const bitsPerSecond = 32_000;
const mimeType = 'audio/webm;codecs=opus';

interface Running {
  recorder: MediaRecorder;
  ended: Promise<void>;
  stop(): void;
}

/** Recorders over the platform's own (MediaStream Recording). */
export const createWebRecorder = ({ tap, signal, log }: RecorderOptions): SoundRecorder => {
  const running = new Map<CallId, Running>();
  return {
    begin: (call, onPart, stopped) => {
      const source = tap(call);
      if (!source) return fail('soundMissing', 'device');
      try {
        const recorder = new MediaRecorder(source.stream, {
          mimeType,
          audioBitsPerSecond: bitsPerSecond,
        });
        const ended = new Promise<void>((resolve) =>
          recorder.addEventListener('stop', () => {
            // Stopped by nobody: its tracks have ended, or it failed.
            if (running.get(call)?.recorder === recorder) stopped();
            resolve();
          }),
        );
        recorder.addEventListener('dataavailable', ({ data }) => onPart(data));
        recorder.addEventListener('error', () => {
          log('error', 'recorder: failed');
          if (running.get(call)?.recorder === recorder) stopped();
        });
        recorder.start(partMs);
        running.set(call, { recorder, ended, stop: source.stop });
        return ok({ mimeType });
      } catch (error) {
        source.stop();
        log('error', `recorder: ${String(error)}`);
        return fail('soundMissing', 'device');
      }
    },
    pause: (call) => {
      const { recorder } = running.get(call) ?? {};
      if (recorder?.state === 'recording') recorder.pause();
    },
    resume: (call) => {
      const { recorder } = running.get(call) ?? {};
      if (recorder?.state === 'paused') recorder.resume();
    },
    signal,
    end: async (call) => {
      const one = running.get(call);
      if (!one) return;
      running.delete(call);
      if (one.recorder.state !== 'inactive') one.recorder.stop();
      await one.ended;
      one.stop();
    },
  };
};
