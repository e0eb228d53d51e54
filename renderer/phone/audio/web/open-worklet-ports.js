// Runs in the audio thread, before the worklets of libraries. A listener added to a message port hears nothing until
// the port is started (HTML, message ports): the noise suppressor forgets it, so its `destroy` never arrived and each
// call left a network behind, with its memory and its share of every 128 samples.
const register = globalThis.registerProcessor;
globalThis.registerProcessor = (name, Processor) =>
  register.call(
    globalThis,
    name,
    class extends Processor {
      constructor(options) {
        super(options);
        this.port.start();
      }
    },
  );
