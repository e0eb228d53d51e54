import { createStore } from 'zustand/vanilla';
import type { Call, CallId } from '../calls';
import { createInbox, type Clock, type Log, type Result } from '../../kernel';
import type { Recording, RecordingStorage } from '../../model/recording';
import type { RecordingFault, RecordingState } from './recording';
import type { RecordingsDoor, RecordingsSnapshot } from './recording-door';
import {
  recordedSeconds,
  type RecordingEffect,
  type RecordingEvent,
  transition,
} from './recording-machine';
import type { SoundRecorder } from './recording-ports';

export interface RecordingFlowParts {
  sound: SoundRecorder;
  shelf: RecordingStorage;
  clock: Clock;
  log: Log;
  newId: () => string;
  /** What IT and the agent allow. */
  allowed: () => boolean;
  retentionDays: () => number;
  /** From when the days are counted: now, unless the clock is in doubt. Epoch ms. */
  keptFrom: () => number;
  agentName: () => string;
}

export interface RecordingFlow extends RecordingsDoor {
  /** Every change of the calls: held ones pause, ended ones close. */
  callsChanged(calls: readonly Call[]): void;
}

const day = 86_400_000;

interface Entry {
  state: RecordingState;
  interactionId: string;
  /** The number of the party that is asked. */
  agreedBy: string;
  kept: Recording | null;
  /** Writes, one after the other. */
  writing: Promise<void>;
}

const off: RecordingState = { name: 'off' };
const isOver = ({ phase }: Call) => phase.name === 'ended' || phase.name === 'ending';
/** Nobody who agreed is heard, or others are heard who were not asked. */
const rests = ({ hold, conference }: Call) => hold.wanted || hold.actual || conference;
const faults: readonly string[] = [
  'keychainMissing',
  'keyLost',
  'diskFull',
  'bookTooNew',
  'soundMissing',
];
const faultOf = (result: Result<unknown> & { ok: false }): RecordingFault =>
  faults.includes(result.fault.code) ? (result.fault.code as RecordingFault) : 'bookFailed';

class Recordings {
  readonly store = createStore<RecordingsSnapshot>(() => ({ byCall: {} }));
  readonly #parts: RecordingFlowParts;
  readonly #entries = new Map<CallId, Entry>();
  #calls: readonly Call[] = [];
  readonly #post = createInbox<() => void>((handle) => handle());

  constructor(parts: RecordingFlowParts) {
    this.#parts = parts;
  }

  order(call: CallId, event: RecordingEvent): void {
    this.#post(() => this.#apply(call, event));
  }

  /** Whoever is on hold or in a conference is not recorded now either: it goes on when that is over. */
  resume(id: CallId): void {
    this.order(id, { kind: 'resume' });
    const call = this.#calls.find((one) => one.id === id);
    if (call) this.#follow(call);
  }

  seconds(call: CallId): number {
    const state = this.#entries.get(call)?.state ?? off;
    return recordedSeconds(state, this.#parts.clock.monotonic());
  }

  ask(id: CallId): void {
    const call = this.#calls.find((one) => one.id === id);
    if (call?.phase.name !== 'talking' || !this.#parts.allowed()) {
      this.#parts.log('info', 'recording: ask ignored, not allowed now');
      return;
    }
    const { interactionId } = call;
    const agreedBy = call.remote.number;
    const entry = this.#entries.get(id);
    if (entry) entry.agreedBy = agreedBy;
    else {
      const writing = Promise.resolve();
      this.#entries.set(id, { state: off, interactionId, agreedBy, kept: null, writing });
    }
    this.order(id, { kind: 'ask' });
  }

  callsChanged(calls: readonly Call[]): void {
    this.#calls = calls;
    for (const id of this.#entries.keys()) {
      const call = calls.find((one) => one.id === id);
      if (!call) this.#forget(id);
      else if (isOver(call)) this.order(id, { kind: 'callEnded' });
      else if (call.remote.number !== this.#entries.get(id)?.agreedBy) {
        // Somebody else is on the call, who did not agree (RFC 3891).
        this.order(id, { kind: 'stop' });
        this.order(id, { kind: 'cancel' });
      } else this.#follow(call);
    }
  }

  #follow(call: Call): void {
    this.order(call.id, { kind: rests(call) ? 'held' : 'unheld' });
  }

  /** The call left the list; what is still being written is written. */
  #forget(id: CallId): void {
    this.order(id, { kind: 'callEnded' });
    const { [id]: _gone, ...byCall } = this.store.getState().byCall;
    this.store.setState({ byCall });
    const state = this.#entries.get(id)?.state.name;
    if (state !== 'closing') this.#entries.delete(id);
  }

  #apply(id: CallId, event: RecordingEvent): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    const step = transition(entry.state, event, this.#parts.clock.monotonic());
    if (step.state !== entry.state) {
      this.#parts.log('info', `recording ${entry.state.name} -> ${step.state.name}`);
      if (step.state.name === 'paused' && entry.kept) entry.kept.pauses++;
      entry.state = step.state;
      if (this.#calls.some((call) => call.id === id)) {
        this.store.setState(({ byCall }) => ({ byCall: { ...byCall, [id]: step.state } }));
      }
    }
    for (const effect of step.effects) this.#run(id, entry, effect);
  }

  #run(id: CallId, entry: Entry, effect: RecordingEffect): void {
    const { sound } = this.#parts;
    switch (effect) {
      case 'begin':
        return this.#write(id, entry, () => this.#begin(id, entry));
      case 'pause':
        return sound.pause(id);
      case 'resume':
        return sound.resume(id);
      case 'signal':
        return sound.signal(id);
      case 'finish':
        return this.#write(id, entry, () => this.#finish(id, entry));
    }
  }

  #write(id: CallId, entry: Entry, work: () => Promise<void>): void {
    entry.writing = entry.writing.then(work).catch((error: unknown) => {
      this.#parts.log('error', `recording: ${String(error)}`);
      this.order(id, { kind: 'failed', fault: 'bookFailed' });
    });
  }

  async #begin(id: CallId, entry: Entry): Promise<void> {
    const { sound, shelf, clock, newId, keptFrom, agentName } = this.#parts;
    const now = clock.now();
    const retentionDays = this.#parts.retentionDays();
    const kept: Recording = {
      id: newId(),
      interactionId: entry.interactionId,
      startedAt: now,
      consentAt: now,
      keptUntil: keptFrom() + retentionDays * day,
      retentionDays,
      seconds: 0,
      pauses: 0,
      agent: agentName(),
      mimeType: '',
      state: 'open',
    };
    // The row is on disk before a sound is taken: nothing is ever recorded that nobody knows of.
    const begun = await shelf.begin(kept);
    if (!begun.ok) return this.order(id, { kind: 'failed', fault: faultOf(begun) });
    entry.kept = kept;
    if (entry.state.name !== 'starting') return;
    const stopped = () => this.order(id, { kind: 'failed', fault: 'recorderStopped' });
    const sounding = sound.begin(id, (part) => this.#keep(id, entry, kept.id, part), stopped);
    if (!sounding.ok) {
      await shelf.remove(kept.id);
      entry.kept = null;
      return this.order(id, { kind: 'failed', fault: 'soundMissing' });
    }
    kept.mimeType = sounding.value.mimeType;
    this.order(id, { kind: 'began' });
    // It may have been held meanwhile.
    const call = this.#calls.find((one) => one.id === id);
    if (call) this.#follow(call);
  }

  #keep(id: CallId, entry: Entry, recording: string, part: Blob): void {
    if (part.size === 0 || entry.state.name === 'failed') return;
    this.#write(id, entry, async () => {
      const kept = await this.#parts.shelf.append(recording, part);
      if (!kept.ok) this.order(id, { kind: 'failed', fault: faultOf(kept) });
    });
  }

  async #finish(id: CallId, entry: Entry): Promise<void> {
    const { sound, shelf } = this.#parts;
    const { kept } = entry;
    if (!kept) return this.order(id, { kind: 'closed', keptUntil: 0 });
    // The last parts come while it ends: they are written behind this step, the row after them.
    await sound.end(id);
    this.#write(id, entry, async () => {
      const seconds = Math.round(this.seconds(id));
      const done =
        seconds === 0 && entry.state.name !== 'failed'
          ? await shelf.remove(kept.id)
          : await shelf.finish({ ...kept, seconds, state: 'closed' });
      entry.kept = null;
      this.order(
        id,
        done.ok
          ? { kind: 'closed', keptUntil: kept.keptUntil }
          : { kind: 'failed', fault: faultOf(done) },
      );
      if (!this.#calls.some((call) => call.id === id)) this.#entries.delete(id);
    });
  }
}

/** Recordings of calls; see the door. */
export const createRecordingFlow = (parts: RecordingFlowParts): RecordingFlow => {
  const recordings = new Recordings(parts);
  const order = (kind: 'cancel' | 'agreed' | 'pause' | 'stop') => (call: CallId) =>
    recordings.order(call, { kind });
  return {
    store: recordings.store,
    ask: (call) => recordings.ask(call),
    cancel: order('cancel'),
    agreed: order('agreed'),
    pause: order('pause'),
    resume: (call) => recordings.resume(call),
    stop: order('stop'),
    seconds: (call) => recordings.seconds(call),
    shelf: parts.shelf,
    callsChanged: (calls) => recordings.callsChanged(calls),
  };
};
