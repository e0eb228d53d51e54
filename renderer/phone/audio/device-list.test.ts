import { describe, expect, it } from 'vitest';
import { lostAfter, lostFrom, readDevices, sameReport } from './device-list';

const device = (kind: string, deviceId: string, label = deviceId, groupId = 'g') => ({
  kind,
  deviceId,
  label,
  groupId,
});
const audio = (id: string, label = id) => ({ id, label, groupId: 'g' });

describe('reading the list', () => {
  it('shows every device once and tells main of the system’s own choice', () => {
    const { report, shown, hidden } = readDevices([
      device('audioinput', 'default', 'Default - Jabra'),
      device('audioinput', 'communications', 'Communications - Jabra'),
      device('audioinput', 'jabra', 'Jabra'),
      device('videoinput', 'camera'),
      device('audiooutput', 'default'),
      device('audiooutput', 'screen', 'Screen'),
    ]);
    expect(shown.microphones).toEqual([audio('jabra', 'Jabra')]);
    expect(shown.outputs).toEqual([audio('screen', 'Screen')]);
    expect(report.microphones.map(({ id }) => id)).toEqual(['default', 'communications', 'jabra']);
    expect(hidden).toBe(false);
  });

  it('keeps the only name where the system has no other', () => {
    const { shown } = readDevices([device('audioinput', 'default', 'Default')]);
    expect(shown.microphones).toEqual([audio('default', 'Default')]);
  });

  it('knows that devices are there before their names may be known', () => {
    const reading = readDevices([device('audioinput', '', ''), device('audiooutput', '', '')]);
    expect(reading.hidden).toBe(true);
    expect(reading.report).toEqual({ microphones: [], outputs: [] });
    expect(readDevices([]).hidden).toBe(false);
  });

  it('stays within what the contract takes', () => {
    const many = Array.from({ length: 150 }, (_, index) => device('audioinput', `m${index}`));
    expect(readDevices(many).report.microphones).toHaveLength(100);
  });

  it('sees a new name and a new order as a change', () => {
    const a = { microphones: [audio('a')], outputs: [] };
    expect(sameReport(a, { microphones: [audio('a')], outputs: [] })).toBe(true);
    expect(sameReport(a, { microphones: [audio('a', 'other')], outputs: [] })).toBe(false);
    expect(sameReport(a, { microphones: [], outputs: [] })).toBe(false);
  });
});

describe('a device that went away', () => {
  const headset = { microphone: audio('hm'), speaker: audio('hs'), ringer: audio('screen') };
  const all = { microphone: true, speaker: true, ringer: true };

  it('is told once for a headset, by its microphone', () => {
    const report = { microphones: [audio('laptop')], outputs: [audio('screen')] };
    expect(lostFrom(headset, report, all)).toEqual({ role: 'microphone', label: 'hm', now: null });
  });

  it('is no news when nobody used it', () => {
    const report = { microphones: [], outputs: [audio('hs'), audio('screen')] };
    expect(lostFrom(headset, report, { ...all, microphone: false })).toBeNull();
  });

  it('is named with the one that took over, and forgotten when it is back', () => {
    const lost = { role: 'microphone', label: 'hm', now: null } as const;
    expect(lostAfter(lost, { ...headset, microphone: audio('laptop') })?.now).toBe('laptop');
    expect(lostAfter(lost, { ...headset, microphone: null })?.now).toBeNull();
    expect(lostAfter(lost, headset)).toBeNull();
    expect(lostAfter(null, headset)).toBeNull();
  });
});
