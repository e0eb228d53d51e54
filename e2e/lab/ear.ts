import { listen, middleOf, type ToneReport } from './tone';

/** In a page: what goes through `ear` within `ms`, looked at ten times a second. */
export const listenAt = async (
  ear: AnalyserNode,
  frequencies: readonly number[],
  ms: number,
): Promise<ToneReport> => {
  const samples = new Float32Array(ear.fftSize);
  const looks: ToneReport[] = [];
  const end = performance.now() + ms;
  do {
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
    ear.getFloatTimeDomainData(samples);
    looks.push(listen(samples, ear.context.sampleRate, frequencies));
  } while (performance.now() < end);
  return middleOf(looks);
};
