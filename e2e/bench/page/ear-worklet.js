/** Says once when the first sound arrives: by its own clock, because the page may be busy just then. */
registerProcessor(
  'first-sound',
  class extends AudioWorkletProcessor {
    process([input]) {
      const heard = input[0]?.some((sample) => Math.abs(sample) > 0.01) ?? false;
      if (heard) this.port.postMessage(Date.now());
      return !heard;
    }
  },
);
