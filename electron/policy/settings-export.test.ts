import { expect, it } from 'vitest';
import { policyFileText, settingsFileText } from './settings-export';
import { resolveSettings } from './settings-resolver';
import { readPolicyText, readSettingsText } from './settings-text';

const user = {
  'desk.line': 'pbx',
  'desk.agentName': 'Nadia Belkacem',
  'line.server': 'wss://pbx.example',
  'line.user': '4108',
  'line.iceServers': [{ urls: 'turn:relay.example', username: 'desk' }],
  'team.forwardTo': '0639980000',
  'audio.microphones': ['Jabra'],
  'ui.theme': 'dark',
} as const;
const settings = resolveSettings({
  ...user,
  'line.iceServers': [...user['line.iceServers']],
  'audio.microphones': ['Jabra'],
});

it('the present settings come back from the file that they were saved to', () => {
  const { read, errors, warnings } = readSettingsText(settingsFileText(settings));
  expect([...errors, ...warnings]).toEqual([]);
  expect(read.values).toEqual(user);
});

it('a policy to start from fixes what guards calls, and names no agent', () => {
  const text = policyFileText(settings);
  expect(text).not.toMatch(/Nadia|4108|0639980000|Jabra/);
  const { managed, errors, warnings } = readPolicyText(text);
  expect([...errors, ...warnings]).toEqual([]);
  expect(managed).toEqual({
    fixed: {
      'line.server': 'wss://pbx.example',
      'line.iceServers': user['line.iceServers'],
    },
    proposed: { 'ui.theme': 'dark' },
  });
});
