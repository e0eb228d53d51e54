import { gateRampSeconds } from '../gate';
import type { Clock } from '../../../kernel';
import { GateNode } from './gate-node';
import type { HoldMusic } from './hold-music';

/** Longer than a gate needs to close. */
const afterClosing = gateRampSeconds * 1_000 + 50;

/** What one call is sent: the microphone, the other parties of a conference, or music. One track for its whole life. */
export class OutgoingSound {
  readonly destination: MediaStreamAudioDestinationNode;
  readonly #context: AudioContext;
  readonly #clock: Clock;
  readonly #microphone: GateNode;
  readonly #parties = new Map<string, { gate: GateNode; voice: AudioNode }>();
  #music: { gate: GateNode; from: HoldMusic } | null = null;

  constructor(context: AudioContext, clock: Clock, microphone: AudioNode) {
    this.#context = context;
    this.#clock = clock;
    this.destination = new MediaStreamAudioDestinationNode(context, {
      channelCount: 1,
      channelCountMode: 'explicit',
    });
    this.#microphone = new GateNode(context);
    microphone.connect(this.#microphone.node).connect(this.destination);
  }

  setMicrophone(open: boolean): void {
    this.#microphone.set(open);
  }

  /** Exactly these parties are heard from now on. */
  hear(voices: ReadonlyMap<string, AudioNode>): void {
    for (const [party, { gate, voice }] of this.#parties) {
      if (voices.get(party) === voice) continue;
      this.#parties.delete(party);
      gate.set(false);
      this.#clock.after(afterClosing, () => {
        voice.disconnect(gate.node);
        gate.node.disconnect();
      });
    }
    for (const [party, voice] of voices) {
      if (this.#parties.has(party)) continue;
      const gate = new GateNode(this.#context);
      voice.connect(gate.node).connect(this.destination);
      gate.set(true);
      this.#parties.set(party, { gate, voice });
    }
  }

  setMusic(from: HoldMusic, playing: boolean): void {
    const before = this.#music;
    if (playing === (before !== null)) return;
    if (playing) {
      const gate = new GateNode(this.#context);
      gate.node.connect(this.destination);
      from.play(gate.node);
      gate.set(true);
      this.#music = { gate, from };
      return;
    }
    this.#music = null;
    before?.gate.set(false);
    this.#clock.after(afterClosing, () => {
      before?.from.leave(before.gate.node);
      before?.gate.node.disconnect();
    });
  }

  /** Nothing of it is sent, at once. */
  end(microphone: AudioNode): void {
    for (const { gate, voice } of this.#parties.values()) voice.disconnect(gate.node);
    this.#parties.clear();
    this.#music?.from.leave(this.#music.gate.node);
    this.#music = null;
    microphone.disconnect(this.#microphone.node);
    this.#microphone.node.disconnect();
    for (const track of this.destination.stream.getTracks()) track.stop();
  }
}
