/** Gives what comes in on two inputs, sample beside sample. */
registerProcessor(
  'both',
  class extends AudioWorkletProcessor {
    process([one, other]) {
      const silent = new Float32Array(128);
      this.port.postMessage([one[0]?.slice() ?? silent, other[0]?.slice() ?? silent]);
      return true;
    }
  },
);
