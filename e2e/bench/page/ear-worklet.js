/** Says once when the first sound arrives. */
registerProcessor(
  'first-sound',
  class extends AudioWorkletProcessor {
    process([input]) {
      const heard = input[0]?.some((sample) => Math.abs(sample) > 0.01) ?? false;
      if (heard) this.port.postMessage('heard');
      return !heard;
    }
  },
);
