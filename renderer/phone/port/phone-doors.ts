import type { AudioDoor } from '../audio';
import type { CallKeys, CallsDoor, CallsGate } from '../calls';
import type { HeadsetsDoor, HeadsetSoundDoor } from '../headset';
import type { LineDoor } from '../line';
import type { PracticeDoor } from '../practice-line';
import type { QualityDoor } from '../quality';
import type { LineProbe, RelayDoor } from '../relay';
import type { AgentStateName, TeamDoor } from '../team';

/** What the desk decides for the phone, which keeps it: whether a call may ring, and what the agent is. */
export interface AgentFacts {
  gate: CallsGate;
  state: AgentStateName;
}

/** Every door of the phone, by its name on the port. */
export interface PhoneDoors {
  agentFacts: { are(facts: AgentFacts): void };
  audio: AudioDoor;
  calls: CallsDoor;
  connector: {
    /** Connects to what the settings and the secret say now, also after a refusal. Resolves when it is under way. */
    connect(): Promise<void>;
    /** From now on what the settings and the secret say holds. Resolves when it is under way. */
    follow(): Promise<void>;
  };
  headsets: HeadsetsDoor;
  headsetSound: HeadsetSoundDoor;
  keys: CallKeys;
  line: LineDoor;
  practice: PracticeDoor;
  probe: LineProbe & {
    /** How many messages the phone turned away in this run, by why. */
    refused(): Promise<Readonly<Record<string, number>>>;
  };
  quality: QualityDoor;
  relay: RelayDoor;
  team: TeamDoor;
}
