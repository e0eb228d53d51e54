import { describe, expect, it } from 'vitest';
import { rulesOf, settingKeys } from '@contract';
import { applyChanges, type ManagedSettings, resolveSettings } from './settings-resolver';

const managed = {
  fixed: { 'line.server': 'wss://fixed' },
  proposed: { 'ui.theme': 'dark', 'line.server': 'wss://proposed' },
} as const;

describe('the resolver', () => {
  it('decides default < proposed < user < fixed, and says where each value is from', () => {
    const resolved = resolveSettings({ 'ui.language': 'fr', 'line.server': 'wss://mine' }, managed);
    expect(resolved['ui.focusNoteOnAnswer']).toEqual({
      value: true,
      source: 'default',
      locked: false,
    });
    expect(resolved['ui.theme']).toEqual({ value: 'dark', source: 'managed', locked: false });
    expect(resolved['ui.language']).toEqual({ value: 'fr', source: 'user', locked: false });
    expect(resolved['line.server']).toEqual({
      value: 'wss://fixed',
      source: 'managed',
      locked: true,
    });
    const chosen = resolveSettings({ 'ui.theme': 'light' }, managed);
    expect(chosen['ui.theme']).toEqual({ value: 'light', source: 'user', locked: false });
  });

  it('refuses changes whole: a locked one, a wrong one', () => {
    const resolved = resolveSettings({}, managed);
    const change = (key: 'line.server' | 'ui.theme', value: unknown) =>
      applyChanges(
        {},
        [
          { key: 'ui.language', value: 'fr' },
          { key, value },
        ],
        resolved,
      );
    expect(change('line.server', 'wss://x')).toMatchObject({ code: 'settingLocked' });
    expect(change('ui.theme', 'pink')).toMatchObject({ code: 'settingInvalid' });
    expect(change('ui.theme', 'light')).toEqual({
      ok: true,
      value: { values: { 'ui.language': 'fr', 'ui.theme': 'light' }, secrets: {} },
    });
  });

  it('gives a key back with null, and takes credentials out', () => {
    const resolved = resolveSettings({ 'ui.theme': 'light' });
    const applied = applyChanges(
      { 'ui.theme': 'light' },
      [
        { key: 'ui.theme', value: null },
        { key: 'line.iceServers', value: [{ urls: 'turn:t', credential: 'c' }] },
      ],
      resolved,
    );
    expect(applied).toEqual({
      ok: true,
      value: { values: { 'line.iceServers': [{ urls: 'turn:t' }] }, secrets: { turn: 'c' } },
    });
  });

  it('locks what is sensitive while a policy cannot be read', () => {
    const user = {
      'line.server': 'wss://mine',
      'recording.allowed': true,
      'ui.theme': 'dark',
    } as const;
    const unknown = resolveSettings(user, { fixed: {}, proposed: {}, unread: 'unknown' });
    expect(unknown['line.server']).toEqual({ value: 'wss://mine', source: 'user', locked: true });
    expect(unknown['recording.allowed']).toMatchObject({ value: false, locked: true });
    expect(unknown['ui.theme']).toEqual({ value: 'dark', source: 'user', locked: false });
    // Every permission is off, also one that is on by itself, and one that a file of nobody's trust came beside.
    for (const key of settingKeys.filter((one) => rulesOf(one).guarded === 'permission'))
      expect([key, unknown[key].locked, unknown[key].value !== true]).toEqual([key, true, true]);
    const beside = { fixed: {}, proposed: { 'customers.mayDelete': false }, unread: 'unknown' };
    const { 'customers.mayDelete': mayDelete } = resolveSettings({}, beside as ManagedSettings);
    expect(mayDelete).toMatchObject({ value: false, locked: true });
    const held = resolveSettings(user, { ...managed, unread: 'held' });
    expect(held['line.server']).toMatchObject({ value: 'wss://fixed', locked: true });
    expect(held['recording.allowed']).toEqual({ value: true, source: 'user', locked: true });
    expect(held['line.autoAnswer']).toMatchObject({ value: 'off', locked: true });
  });
});
