import type { SettingValues } from '@contract';

/** What holds where neither the agent nor the IT department chose. No third party's server is among it. */
export const settingDefaults: SettingValues = {
  'desk.line': 'unset',
  'desk.agentName': '',
  'line.server': '',
  'line.domain': '',
  'line.user': '',
  'line.authUser': '',
  'line.displayName': '',
  'line.realm': '',
  'line.iceServers': [],
  'line.turnCredentialsUrl': '',
  'line.relayOnly': false,
  'line.country': 'FR',
  'line.earlyMedia': true,
  'line.digits': 'rfc4733',
  'line.holdMusic': 'none',
  'line.registerExpires': 600,
  'audio.microphones': [],
  'audio.speakers': [],
  'audio.ringers': [],
  'audio.ringVolume': 0.8,
  'audio.echoCancellation': true,
  'audio.noiseSuppression': true,
  'audio.autoGainControl': true,
  'recording.allowed': false,
  // What the French authority allows for training and quality at most: six months.
  'recording.retentionDays': 180,
  // Function keys are the same on AZERTY, QWERTY and bépo, and leave AltGr alone.
  'hotkeys.answer': 'Control+F9',
  'hotkeys.mute': 'Control+F10',
  'hotkeys.hold': 'Control+F11',
  'hotkeys.show': 'Control+F12',
  'ui.language': 'system',
  'ui.theme': 'system',
  'ui.focusNoteOnAnswer': true,
};
