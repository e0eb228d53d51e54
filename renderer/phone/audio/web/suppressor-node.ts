import { GtcrnWorkletNode, loadGtcrn } from '@sapphi-red/web-noise-suppressor';
import modelAddress from '@sapphi-red/web-noise-suppressor/gtcrn.wasm?url';
// oxlint-disable-next-line import/default -- the bundler gives its address
import workletAddress from '@sapphi-red/web-noise-suppressor/gtcrnWorklet.js?url';
import portsAddress from './open-worklet-ports.js?url&no-inline';

/** The model runs in frames of 16 ms, two of them deep: what goes through it is 32 ms late (measured). Fetched and compiled once for a context; loaded only where somebody wants it. */
export const loadSuppressor = async (
  context: BaseAudioContext,
): Promise<() => AudioWorkletNode & { destroy(): void }> => {
  const [wasmBinary] = await Promise.all([
    loadGtcrn({ url: modelAddress }),
    context.audioWorklet
      .addModule(portsAddress)
      .then(() => context.audioWorklet.addModule(workletAddress)),
  ]);
  return () => new GtcrnWorkletNode(context as AudioContext, { maxChannels: 1, wasmBinary });
};
