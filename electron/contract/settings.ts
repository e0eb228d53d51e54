import { z } from 'zod/mini';
import { ask, tell } from './channel';
import { headsetQuirksShape } from './headsets';
import { settingProblem } from './setting-problem';

export const iceServerShape = z.object({
  urls: z.union([z.string(), z.array(z.string())]),
  username: z.optional(z.string()),
  /** A TURN password. Moves to the vault on import and is never written back. */
  credential: z.optional(z.string()),
});

/** A colleague or a number of the agent's: an extension or a whole number, and what stands beside it. */
export const speedDialShape = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  number: z.string().check(z.minLength(1), z.maxLength(64)),
  note: z.optional(z.string().check(z.maxLength(80))),
  /** False: a number outside, whose state is nobody's business. */
  watch: z.optional(z.boolean()),
});
const speedDials = z.array(speedDialShape).check(z.maxLength(200));
/** A code of the PBX; `{slot}`, `{number}` and `{user}` are filled in, `dtmf:` sends it inside the call. */
const pbxCode = z.string().check(z.maxLength(40), z.regex(/^(?:dtmf:)?[0-9A-Za-z*#+,._{}-]*$/));

const accelerator = z.string().check(z.maxLength(60));
const deviceOrder = z.array(z.string().check(z.maxLength(300))).check(z.maxLength(50));

/** Every setting by its path, with its shape. The settings file nests the same names by their dots. */
export const settingShapes = {
  /** What the desk is connected to: nothing yet (first start), the practice line or a PBX. */
  'desk.line': z.enum(['unset', 'practice', 'pbx']),
  'desk.agentName': z.string().check(z.maxLength(80)),

  'line.server': z.string().check(z.maxLength(300)),
  /** Whether an address outside this machine may do without TLS. Counts only where IT says so. */
  'line.allowUnencrypted': z.boolean(),
  'line.domain': z.string().check(z.maxLength(253)),
  'line.user': z.string().check(z.maxLength(64)),
  /** Digest user when it differs from the address user (RFC 3261 section 22). Empty: the same. */
  'line.authUser': z.string().check(z.maxLength(64)),
  'line.displayName': z.string().check(z.maxLength(80)),
  /** The only digest realm that is answered. Empty: the domain. */
  'line.realm': z.string().check(z.maxLength(253)),
  'line.iceServers': z.array(iceServerShape).check(z.maxLength(10)),
  /** Where time-limited TURN credentials are asked for (draft-uberti-behave-turn-rest-00). Empty: nowhere. */
  'line.turnCredentialsUrl': z.string().check(z.maxLength(1000)),
  /** Sound goes through a TURN server or not at all: no address of this computer leaves in a description. */
  'line.relayOnly': z.boolean(),
  /** ISO 3166-1 alpha-2: the country of numbers typed without a prefix. */
  'line.country': z.string().check(z.regex(/^[A-Z]{2}$/)),
  /** Whether a further call rings while one is up or rings already; else it is busy. */
  'line.callWaiting': z.boolean(),
  'line.earlyMedia': z.boolean(),
  /** Whether another desk or phone of the PBX may take over a call of ours (INVITE with Replaces, RFC 3891). */
  'line.trustReplaces': z.boolean(),
  'line.digits': z.enum(['rfc4733', 'info']),
  /** What a held caller hears: silence, or the desk's own tune. */
  'line.holdMusic': z.enum(['none', 'builtIn']),
  /** Whether the quality of each call is reported to a collector when it is over (RFC 6035). */
  'line.qualityReports': z.boolean(),
  /** The collector: a name at a host, or a host. Empty: the domain. */
  'line.qualityReportsTo': z.string().check(z.maxLength(300)),
  /** Seconds asked for in REGISTER. */
  'line.registerExpires': z.number().check(z.int(), z.minimum(60), z.maximum(3600)),
  /** Seconds between two proofs of the connection while no call is up. */
  'line.keepAlive': z.number().check(z.int(), z.minimum(5), z.maximum(120)),

  /** What the agent dials to hear messages. Empty: what the PBX names (RFC 3842). */
  'line.voicemail': z.string().check(z.maxLength(64)),
  'line.parkCode': pbxCode,
  'line.pickupCode': pbxCode,
  'line.groupPickupCode': pbxCode,
  'line.forwardOnCode': pbxCode,
  'line.forwardOffCode': pbxCode,
  /** Answered without a hand, after a tone. Counts only where IT says so, never as the agent's own choice. */
  'line.autoAnswer': z.enum(['off', 'header', 'always']),

  /** The team's list, as a rule fixed by IT. */
  'team.colleagues': speedDials,
  /** The agent's own. */
  'team.speedDials': speedDials,
  /** How their state is followed: dialogs (RFC 4235), presence (RFC 3856), both or not at all. */
  'team.watch': z.enum(['both', 'dialog', 'presence', 'off']),
  /** Tells the PBX this agent's own state (RFC 3903). */
  'team.publishPresence': z.boolean(),
  'team.forwardTo': z.string().check(z.maxLength(64)),
  'team.forwardWhen': z.enum(['off', 'always', 'busy', 'noAnswer']),
  /** Seconds of ringing before an unanswered call is passed on. */
  'team.forwardAfter': z.number().check(z.int(), z.minimum(5), z.maximum(60)),

  /** Device labels in the agent's order of preference. */
  'audio.microphones': deviceOrder,
  'audio.speakers': deviceOrder,
  'audio.ringers': deviceOrder,
  'audio.ringVolume': z.number().check(z.minimum(0), z.maximum(1)),
  'audio.ringTone': z.enum(['chime', 'classic', 'soft', 'bright']),
  /** The ring sounds in the headset as well as on the ringer. */
  'audio.ringInHeadset': z.boolean(),
  /** Of the tone in the ear that tells of a second call. */
  'audio.waitingVolume': z.number().check(z.minimum(0), z.maximum(1)),
  'audio.echoCancellation': z.boolean(),
  /** The noise around the agent: left as it is, weakened by the browser, or taken out by a neural network. */
  'audio.noiseSuppression': z.enum(['off', 'browser', 'neural']),
  'audio.autoGainControl': z.boolean(),
  /** Quiet and loud callers are brought to one loudness, in the desk alone. */
  'audio.levelCallers': z.boolean(),
  /** The neural network on the callers' voices as well. */
  'audio.suppressCallers': z.boolean(),
  /** Whether headset buttons answer, hang up and mute, and its lights follow the calls. */
  'audio.headsetButtons': z.boolean(),
  /** Where the buttons of headsets are that follow no standard, by product: taught on a desk, or handed out by IT. */
  'audio.headsetQuirks': headsetQuirksShape,

  /** Whether calls may be recorded, with the caller's consent. */
  'recording.allowed': z.boolean(),
  /** Days after which a recording deletes itself. */
  'recording.retentionDays': z.number().check(z.int(), z.minimum(1), z.maximum(3650)),

  'hotkeys.answer': accelerator,
  'hotkeys.mute': accelerator,
  'hotkeys.hold': accelerator,
  'hotkeys.show': accelerator,

  /** Whether programs of this user may dial by command. Counts only where IT says so; else they fill the field. */
  'commands.mayDial': z.boolean(),

  'ui.language': z.enum(['system', 'fr', 'en']),
  'ui.theme': z.enum(['system', 'light', 'dark']),
  /** After Answer is pressed inside the desk, the caret goes to the note. */
  'ui.focusNoteOnAnswer': z.boolean(),
  /** For the deaf and hard of hearing: while it rings, the whole Calls pane is solid. */
  'ui.visibleRinging': z.boolean(),
} as const;

export type SettingKey = keyof typeof settingShapes;
export type SettingValue<K extends SettingKey> = z.infer<(typeof settingShapes)[K]>;
export type SettingValues = { [K in SettingKey]: SettingValue<K> };
export const settingKeys = Object.keys(settingShapes) as SettingKey[];

export type SettingSource = 'default' | 'user' | 'managed';
export interface ResolvedSetting<T = unknown> {
  value: T;
  source: SettingSource;
  /** True when the IT department fixed the value: it can be read, not changed. */
  locked: boolean;
}
export type ResolvedSettings = { [K in SettingKey]: ResolvedSetting<SettingValue<K>> };

const resolvedShape = z.object(
  Object.fromEntries(
    settingKeys.map((key) => [
      key,
      z.object({
        value: settingShapes[key],
        source: z.enum(['default', 'user', 'managed']),
        locked: z.boolean(),
      }),
    ]),
  ),
) as unknown as z.ZodMiniType<ResolvedSettings>;

const changeShape = z
  .array(z.object({ key: z.enum(settingKeys), value: z.unknown() }))
  .check(z.maxLength(60));

/** What taking over a settings file would do, before anything is done. */
export const settingsPreview = z.object({
  /** One of them, and nothing is taken over. */
  errors: z.array(settingProblem),
  warnings: z.array(settingProblem),
  /** Where calls and secrets go stands first. */
  changes: z.array(z.object({ key: z.enum(settingKeys), from: z.unknown(), to: z.unknown() })),
  /** Secrets that the file brings. */
  secrets: z.array(z.enum(['line', 'turn'])),
});
export type SettingsPreview = z.infer<typeof settingsPreview>;

export const settingsChannels = {
  'settings.read': ask(z.null(), resolvedShape),
  /** Refused whole (codes settingInvalid, settingLocked) when one change does not fit. */
  'settings.write': ask(changeShape, resolvedShape),
  /**
   * The account and its secret, saved together or not at all. Without a secret the kept one must be that of the same
   * account (code secretNeeded). Code vaultRefused: see vault.keep.
   */
  'settings.connect': ask(
    z.object({
      changes: changeShape,
      secret: z.nullable(z.string().check(z.minLength(1), z.maxLength(500))),
      memoryOnly: z.boolean(),
    }),
    resolvedShape,
  ),
  'settings.preview': ask(z.string().check(z.maxLength(200_000)), settingsPreview),
  /** The text of a settings file. Codes settingsFileInvalid, settingsFileTooNew. Secrets in it go to the vault. */
  'settings.import': ask(z.string().check(z.maxLength(200_000)), resolvedShape),
  'settings.changed': tell(resolvedShape),
};
