import type { Result } from '../../kernel';

export interface OutgoingOptions {
  /** An emergency: answered at once, silent until any microphone is open, whatever the agent has yet to choose. */
  whatever?: boolean;
}

/**
 * The sound of calls, as the SIP side needs it. One outgoing track per call, stable for its whole life:
 * a change of device, mute or hold happens inside the graph and never touches the sender.
 */
export interface CallAudio {
  /** The outgoing track of a call, made on first use. Silent until it is opened, and while another program holds the microphone. Codes microphoneRefused, microphoneMissing. */
  outgoing(call: string, options?: OutgoingOptions): Promise<Result<MediaStreamTrack>>;
  /** Plays what comes from the far end. */
  incoming(call: string, stream: MediaStream): void;
  /** Stops and frees everything of the call; safe to repeat. */
  release(call: string): void;
}
