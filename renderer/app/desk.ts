import type { DeskInfo } from '@contract';
import type { AgentDoor } from '../features/agent';
import type { AudioDoor } from '../phone/audio';
import type { CallKeys, CallsDoor } from '../phone/calls';
import type { CustomersDoor, NotesDoor } from '../book/customers';
import type { DiagnosticsDoor } from '../features/diagnostics';
import type { HealthDoor } from '../features/health';
import type { HeadsetsDoor, HeadsetSoundDoor } from '../phone/headset';
import type { LineDoor } from '../phone/line';
import type { PracticeDoor } from '../phone/practice-line';
import type { QualityDoor } from '../phone/quality';
import type { RecordingsDoor } from '../phone/recording';
import type { RelayDoor } from '../phone/relay';
import type { ReadinessDoor } from '../features/readiness';
import type { SettingsDoor } from '../platform/settings';
import type { TeamDoor } from '../phone/team';
import type { DocumentsDoor } from '../platform/desk';

/** All doors together, by the names of their keys: a view asks for those that it uses. */
export interface Desk {
  info: DeskInfo;
  line: LineDoor;
  calls: CallsDoor;
  quality: QualityDoor;
  team: TeamDoor;
  audio: AudioDoor;
  headsets: HeadsetsDoor;
  headsetSound: HeadsetSoundDoor;
  customers: CustomersDoor;
  notes: NotesDoor;
  agent: AgentDoor;
  settings: SettingsDoor;
  practice: PracticeDoor;
  recordings: RecordingsDoor;
  relay: RelayDoor;
  readiness: ReadinessDoor;
  health: HealthDoor;
  documents: DocumentsDoor;
  keys: CallKeys;
  diagnostics: DiagnosticsDoor;
  /** Connects to what the settings and the secret say now, also after a refusal. Answers when it is under way. */
  connectLine(): Promise<void>;
}
