import type { StoreApi } from 'zustand/vanilla';
import type { Cancel, Clock, Log, Result } from '../../kernel';
import type { AudioSnapshot } from './audio-door';
import type { AudioGraph, MediaPort, MicrophonePermission } from './audio-ports';
import type { DeviceReading } from './device-list';
import type { MicrophoneSource } from './microphone';
import { MicrophoneKeeper } from './microphone-keeper';
import { MicrophoneLease } from './microphone-lease';
import { inPhoneProfile } from './phone-profile';
import {
  afterMachine,
  type MicrophoneKnowledge,
  microphoneStateOf,
  nothingKnown,
} from './microphone-state';

export interface MicrophoneDeskOptions {
  media: MediaPort;
  graph: AudioGraph;
  clock: Clock;
  log: Log;
  store: StoreApi<AudioSnapshot>;
  source: () => MicrophoneSource;
  /** The agent is asked which microphone goes on: none is opened meanwhile. */
  forbidden: () => boolean;
  /** Reads the list of devices now. */
  lookAgain: () => Promise<void>;
}

/** A capture that ended although its device is there is opened again, but never in a tight circle. */
const beforeReopening = 1_000;
/** What another program holds is asked for as long as a call needs it. */
const beforeAskingAgain = 2_000;

/** The microphone of the desk: who borrows it, whether it can be had, and what the agent is told of it. */
export class MicrophoneDesk {
  readonly lease: MicrophoneLease;
  readonly keeper: MicrophoneKeeper;
  readonly #options: MicrophoneDeskOptions;
  #known: MicrophoneKnowledge = nothingKnown;
  #cancelReopening: Cancel | null = null;

  constructor(options: MicrophoneDeskOptions) {
    this.#options = options;
    const { media, graph, clock, log, source, forbidden } = options;
    this.lease = new MicrophoneLease(clock, () => {
      this.keeper.unwanted();
      graph.rest();
    });
    this.keeper = new MicrophoneKeeper({
      media,
      graph,
      clock,
      log,
      source,
      forbidden,
      onChange: (machine) => {
        this.#tell(afterMachine(this.#known, machine));
        this.#tellProfile();
        if (machine.name === 'failed' && machine.problem === 'busy')
          this.#openLater(beforeAskingAgain);
        // The first permission uncovers the names of the devices.
        if (machine.name === 'open' && this.#known.listed !== 'some') void options.lookAgain();
      },
      onEnded: () => this.#reopenLater(),
    });
  }

  get permitted(): boolean {
    return this.#known.permission === 'granted';
  }

  borrow(who: string): Promise<Result<MediaStream>> {
    this.lease.hold(who);
    this.#options.graph.wake();
    return this.keeper.want();
  }

  /** Opened and let go: what remains is the permission, the names and a clear state. */
  async ask(): Promise<void> {
    await this.borrow('question');
    await this.#options.lookAgain();
    this.lease.drop('question');
  }

  /** The list was read: what is in use may not be on it any more. */
  read({ report, shown, hidden, permission, changed }: DeviceReading & Reading): void {
    const count = shown.microphones.length;
    this.#tell({
      permission,
      listed: hidden ? 'hidden' : count > 0 ? 'some' : 'none',
      problem: changed || permission !== this.#known.permission ? null : this.#known.problem,
    });
    const { device } = this.keeper;
    if (device !== null && !hidden && !report.microphones.some(({ id }) => id === device))
      this.keeper.gone();
    this.keeper.decided();
    // A headset may change its profile while it is in use.
    this.#tellProfile();
  }

  dispose(): void {
    this.#cancelReopening?.();
    this.lease.dispose();
    this.keeper.unwanted();
  }

  #reopenLater(): void {
    void this.#options.lookAgain();
    this.#openLater(beforeReopening);
  }

  #openLater(afterMs: number): void {
    this.#cancelReopening?.();
    this.#cancelReopening = this.#options.clock.after(afterMs, () => {
      if (this.lease.alive && this.keeper.state.name === 'failed') void this.keeper.want();
    });
  }

  #tellProfile(): void {
    const track = this.keeper.stream?.getAudioTracks()[0];
    const phoneProfile =
      track !== undefined &&
      inPhoneProfile({ label: track.label, sampleRate: track.getSettings().sampleRate });
    if (this.#options.store.getState().phoneProfile !== phoneProfile)
      this.#options.store.setState({ phoneProfile });
  }

  #tell(known: MicrophoneKnowledge): void {
    const machine = this.keeper.state;
    this.#known = afterMachine(known, machine);
    const microphone = microphoneStateOf(this.#known, machine.name);
    if (this.#options.store.getState().microphone !== microphone)
      this.#options.store.setState({ microphone });
  }
}

interface Reading {
  permission: MicrophonePermission;
  /** Other devices than the last time. */
  changed: boolean;
}
