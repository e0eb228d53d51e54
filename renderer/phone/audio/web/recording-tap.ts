export interface RecordingTap {
  /** Two channels: the agent's side as it leaves, and the caller. */
  stream: MediaStream;
  stop(): void;
}

/** Both sides of a call for a recorder; neither of them is changed by it. */
export const recordingTap = (
  context: AudioContext,
  sent: MediaStream,
  heard: AudioNode,
): RecordingTap => {
  const own = new MediaStreamAudioSourceNode(context, { mediaStream: sent });
  const both = new ChannelMergerNode(context, { numberOfInputs: 2 });
  const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 2 });
  own.connect(both, 0, 0);
  heard.connect(both, 0, 1);
  both.connect(destination);
  return {
    stream: destination.stream,
    stop: () => {
      own.disconnect();
      heard.disconnect(both);
      both.disconnect();
      for (const track of destination.stream.getTracks()) track.stop();
    },
  };
};

/** Long enough to be noticed, soft enough not to interrupt (seconds; hertz; amplitude). */
const signal = { seconds: 0.25, frequency: 1400, level: 0.12, ramp: 0.02 };

/** The tone that says that a recording begins, pauses or goes on. */
export const recordingSignal = (context: AudioContext, to: AudioNode): void => {
  const tone = new OscillatorNode(context, { frequency: signal.frequency });
  const gain = new GainNode(context, { gain: 0 });
  const begin = context.currentTime;
  const end = begin + signal.seconds;
  gain.gain.setValueAtTime(0, begin);
  gain.gain.linearRampToValueAtTime(signal.level, begin + signal.ramp);
  gain.gain.setValueAtTime(signal.level, end - signal.ramp);
  gain.gain.linearRampToValueAtTime(0, end);
  tone.connect(gain).connect(to);
  tone.addEventListener('ended', () => gain.disconnect());
  tone.start(begin);
  tone.stop(end);
};
