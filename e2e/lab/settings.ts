import { agent, domain, type Person } from './people';

/** A settings file of the agent's, nested by the dots of the setting names. */
export interface SettingsFile {
  version: number;
  desk: Record<string, unknown>;
  line: Record<string, unknown>;
  audio: Record<string, unknown>;
  ui: Record<string, unknown>;
  team?: Record<string, unknown>;
  recording?: Record<string, unknown>;
}

/** A person's desk on the lab's PBX. Sound as it is: processing would take a pure tone away. */
export const settingsFor = (server: string, person: Person = agent): SettingsFile => ({
  version: 2,
  desk: { line: 'pbx', agentName: person.name },
  line: {
    server,
    domain,
    user: person.user,
    secret: person.secret,
    displayName: person.name,
    iceServers: [],
    country: 'FR',
  },
  audio: {
    echoCancellation: false,
    noiseSuppression: 'off',
    autoGainControl: false,
    levelCallers: false,
  },
  ui: { language: 'en', theme: 'light' },
});
