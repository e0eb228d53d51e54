import { z } from 'zod/mini';
import { ask, tell } from './channel';
import { policyState, settingProblem } from './setting-problem';

export const hotkeyAction = z.enum(['answer', 'mute', 'hold', 'show']);
export type HotkeyAction = z.infer<typeof hotkeyAction>;

export const hotkeyState = z.object({
  action: hotkeyAction,
  accelerator: z.string(),
  /** `none`: this edition has no global keys. */
  state: z.enum(['active', 'taken', 'invalid', 'off', 'none']),
});
export type HotkeyState = z.infer<typeof hotkeyState>;

/** The little that main needs of the calls: tray, badge, notification, staying awake. */
export const deskPresence = z.object({
  line: z.enum(['off', 'connecting', 'ready', 'reconnecting', 'refused', 'practice']),
  agent: z.enum(['available', 'dnd', 'unavailable', 'talking', 'wrapUp']),
  calls: z.number().check(z.int(), z.minimum(0)),
  ringing: z.nullable(
    z.object({
      title: z.string().check(z.maxLength(120)),
      body: z.string().check(z.maxLength(200)),
    }),
  ),
  /** Which language main speaks in the tray and in notifications. */
  language: z.enum(['fr', 'en']),
});
export type DeskPresence = z.infer<typeof deskPresence>;

export const deskInfo = z.object({
  version: z.string(),
  edition: z.enum(['electron', 'browser']),
  platform: z.enum(['windows', 'macos', 'linux', 'browser']),
  /** What the desk cannot do on this machine; each is said once where the agent would look for it. */
  missing: z.array(z.enum(['globalHotkeys', 'keychain', 'journal', 'tray', 'links', 'commands'])),
  /** BCP 47 tags in the system's order. */
  languages: z.array(z.string()),
  /** Where a damaged settings file was put at this start; the desk went on with what could be read. */
  settingsSetAside: z.optional(z.string()),
  /** Why the settings file given at this start was not taken over; for details on demand. */
  settingsRefused: z.optional(z.array(settingProblem)),
  policy: z.optional(policyState),
});
export type DeskInfo = z.infer<typeof deskInfo>;

const linksState = z.enum(['ours', 'others', 'unavailable']);
export type LinksState = z.infer<typeof linksState>;

export const desktopChannels = {
  'desk.info': ask(z.null(), deskInfo),
  'desk.presence': ask(deskPresence, z.null()),
  'hotkeys.state': ask(z.null(), z.array(hotkeyState)),
  'log.write': ask(
    z.object({
      level: z.enum(['info', 'warn', 'error']),
      text: z.string().check(z.maxLength(4000)),
    }),
    z.null(),
  ),
  /** The last lines of the log, oldest first, without secrets and telephone numbers. */
  'log.tail': ask(z.null(), z.array(z.string().check(z.maxLength(5000))).check(z.maxLength(400))),
  'hotkeys.changed': tell(z.array(hotkeyState)),
  'hotkey.pressed': tell(hotkeyAction),
  /** Whether telephone links of other programs open this desk; `unavailable`: not installed, or a browser. */
  'links.state': ask(z.null(), linksState),
  'links.claim': ask(z.null(), linksState),
  /** A tel:, sip: or callto: link was opened: fills the dial field, never dials. */
  'link.opened': tell(z.object({ dial: z.string().check(z.maxLength(64)) })),
  'power.suspending': tell(z.null()),
  'power.resumed': tell(z.null()),
  /** The machine's addresses changed. */
  'network.changed': tell(z.null()),
};
