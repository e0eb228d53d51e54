import type { AudioDevice, DeviceReport } from '@contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideDevices } from './device-decision';

const device = (id: string, groupId: string, label: string): AudioDevice => ({
  id,
  groupId,
  label,
});
const alias = (of: AudioDevice, id = 'default') =>
  device(id, of.groupId, `Par défaut - ${of.label}`);
const builtInMicrophone = device('m0', 'board', 'Micro interne');
const builtInSpeaker = device('s0', 'board', 'Haut-parleurs');
const headsetMicrophone = device('m1', 'headset', 'Jabra Evolve2 30');
const headsetSpeaker = device('s1', 'headset', 'Jabra Evolve2 30');
const screen = device('s2', 'screen', 'DELL U2723 (HDMI)');
const none = { microphones: [], speakers: [], ringers: [] };
const plugged: DeviceReport = {
  microphones: [alias(builtInMicrophone), builtInMicrophone, headsetMicrophone],
  outputs: [alias(screen), alias(screen, 'communications'), builtInSpeaker, headsetSpeaker, screen],
};

describe('which device serves which role', () => {
  it('follows the order, the first that is there', () => {
    const order = {
      microphones: ['Poly Blackwire', 'Jabra Evolve2 30'],
      speakers: ['DELL U2723 (HDMI)'],
      ringers: ['Haut-parleurs'],
    };
    expect(decideDevices(plugged, order)).toEqual({
      microphone: headsetMicrophone,
      speaker: screen,
      ringer: builtInSpeaker,
    });
  });

  it('keeps the two halves of one headset together where nothing is ordered', () => {
    const byMicrophone = decideDevices(plugged, { ...none, microphones: ['Jabra Evolve2 30'] });
    expect(byMicrophone).toMatchObject({ speaker: headsetSpeaker, ringer: screen });
    const bySpeaker = decideDevices(plugged, { ...none, speakers: ['Jabra Evolve2 30'] });
    expect(bySpeaker).toMatchObject({ microphone: headsetMicrophone, speaker: headsetSpeaker });
    expect(decideDevices(plugged, none)).toEqual({
      microphone: builtInMicrophone,
      speaker: builtInSpeaker,
      ringer: screen,
    });
  });

  it('follows the system to the headset when only its speaker is the default', () => {
    const camera = device('m9', 'camera', 'Webcam');
    const report = {
      microphones: [alias(camera), camera, headsetMicrophone],
      outputs: [alias(headsetSpeaker), builtInSpeaker, headsetSpeaker],
    };
    expect(decideDevices(report, none)).toMatchObject({
      microphone: headsetMicrophone,
      speaker: headsetSpeaker,
    });
  });

  it('knows a headset that Windows numbered anew', () => {
    const again = device('m7', 'x', 'Headset (2- Jabra Link 390)');
    const report = { microphones: [builtInMicrophone, again], outputs: [] };
    const order = { ...none, microphones: ['Headset (Jabra Link 390)'] };
    expect(decideDevices(report, order).microphone).toBe(again);
  });

  it('answers the alias only where the device behind it cannot be known', () => {
    const unknown = device('default', '', 'Default');
    const report = { microphones: [unknown, builtInMicrophone, headsetMicrophone], outputs: [] };
    expect(decideDevices(report, none).microphone).toBe(unknown);
    const one = { microphones: [unknown, headsetMicrophone], outputs: [] };
    expect(decideDevices(one, none).microphone).toBe(headsetMicrophone);
    // Before the microphone is allowed, nothing has a name.
    const nameless = device('', '', '');
    expect(decideDevices({ microphones: [nameless], outputs: [] }, none).microphone).toBe(nameless);
  });

  it('answers with a device of the report, or with none where there is none', () => {
    const any = fc.record({
      id: fc.constantFrom('default', 'communications', '', 'a', 'b', 'c'),
      groupId: fc.constantFrom('', 'g', 'h'),
      label: fc.constantFrom('', 'A', 'Default - A', 'B'),
    });
    const order = fc.array(fc.constantFrom('A', 'B', 'Z'));
    fc.assert(
      fc.property(
        fc.record({ microphones: fc.array(any), outputs: fc.array(any) }),
        fc.record({ microphones: order, speakers: order, ringers: order }),
        (report, wanted) => {
          const { microphone, speaker, ringer } = decideDevices(report, wanted);
          const fits = (one: AudioDevice | null, all: AudioDevice[]) =>
            one ? all.includes(one) : all.length === 0;
          expect(fits(microphone, report.microphones)).toBe(true);
          expect(fits(speaker, report.outputs) && fits(ringer, report.outputs)).toBe(true);
        },
      ),
    );
  });
});
