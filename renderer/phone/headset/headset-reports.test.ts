import { describe, expect, it } from 'vitest';
import { mapHeadset } from './headset-map';
import { changedReports, lightReports, type Lights, readButtons } from './headset-reports';
import { sampleDevice } from './testing/devices';

const map = (id: string) => {
  const one = mapHeadset(sampleDevice(id).chromium);
  if (!one) throw new Error('no telephony');
  return one;
};
const bytes = (...values: number[]): DataView => new DataView(new Uint8Array(values).buffer);
const dark: Lights = {
  offHook: false,
  ring: false,
  mute: false,
  hold: false,
  microphone: false,
  message: false,
  speaker: false,
  online: false,
  ringer: false,
};
const set = (id: string, report: number, ...values: number[]) =>
  readButtons(map(id), report, bytes(...values))
    .filter((one) => one.set)
    .map((one) => one.button);

describe('a report of buttons', () => {
  it('is read bit by bit', () => {
    expect(set('0b0e-0307', 2, 0b0000_0001, 0)).toEqual(['hook']);
    expect(set('0b0e-0307', 2, 0b0000_0101, 0)).toEqual(['hook', 'mute']);
    expect(set('0b0e-2453', 2, 0, 0b0000_1000)).toEqual(['reject']);
    expect(set('1395-00a2', 2, 0b1000_0000)).toEqual(['reject']);
  });

  it('at rest presses nothing, also where reject is an array that names itself at zero', () => {
    for (const id of ['1395-0082', '1395-009c', '1395-00a2'])
      for (const report of map(id).buttons.keys()) expect(set(id, report, 0, 0)).toEqual([]);
  });

  it('that is too short says nothing of what it lacks', () => {
    expect(readButtons(map('0b0e-2453'), 2, bytes(1)).map((one) => one.button)).toEqual([
      'hook',
      'mute',
      'flash',
      'redial',
    ]);
    expect(readButtons(map('0b0e-2453'), 9, bytes(255, 255))).toEqual([]);
  });
});

describe('the reports of lights', () => {
  const written = (id: string, lights: Partial<Lights>) =>
    lightReports(map(id), { ...dark, ...lights }).map(
      ({ reportId, data }) => `${reportId}:${[...data].join(',')}`,
    );

  it('carry the whole state in exactly the declared length', () => {
    expect(written('0b0e-0307', { offHook: true, hold: true })).toEqual(['2:9,0']);
    expect(written('047f-02e6', { offHook: true, hold: true })).toEqual([
      '33:0',
      '34:0',
      '35:0',
      '36:1',
      '37:1',
    ]);
    expect(written('1395-00a9', { offHook: true, mute: true })).toEqual(['3:18']);
  });

  it('say mute with the microphone’s light where there is no other', () => {
    const one = map('413c-8223');
    const lights = new Map(
      [...one.lights].map(([id, report]) => [
        id,
        { ...report, fields: report.fields.filter(({ light }) => light !== 'mute') },
      ]),
    );
    const [report] = lightReports({ ...one, lights }, { ...dark, offHook: true, mute: true });
    expect(report?.data[0]).toBe(0b1_0001);
  });

  it('are written again only where they changed', () => {
    const one = map('047f-02e6');
    const before = lightReports(one, { ...dark, offHook: true });
    const now = lightReports(one, { ...dark, offHook: true, mute: true });
    expect(changedReports(before, now).map((report) => report.reportId)).toEqual([35]);
    expect(changedReports([], now)).toHaveLength(5);
  });
});
