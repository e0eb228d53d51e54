import { describe, expect, it } from 'vitest';
import { headsetOf, soundOf, type NamedHeadset } from './headset-devices';
import { sampleDevices } from './testing/devices';

/** As the devices call themselves: without the remarks in the list of samples. */
const ownName = (name: string) => name.replace(/ \(.*\)$/, '');
const all: readonly NamedHeadset[] = Object.entries(sampleDevices).map(([key, { name }]) => ({
  id: key,
  product: key.replace('-', ':'),
  name: ownName(name),
}));
const is = (label: string, headsets = all) => headsetOf(label, headsets)?.id ?? null;
const named = (id: string, name: string, product = id): NamedHeadset => ({ id, name, product });
const sound = (label: string, groupId = label) => ({ id: `${label}-${groupId}`, groupId, label });

const withIds = all.filter(({ product }) => /^[0-9a-f]{4}:[0-9a-f]{4}$/.test(product));

describe('whose sound device it is', () => {
  it.each(withIds)('by its ids: $name', ({ id, name, product }) => {
    for (const label of [
      `${name} (${product})`,
      `Headset Microphone (${name}) (${product.toUpperCase()})`,
      `Default - Casque (2- ${name}) (${product})`,
      `Réseau de microphones (${product})`,
    ])
      expect(is(label), label).toBe(id);
  });

  // Its maker and a common word: such a name says nothing of which product it is.
  const nameless = '1532-mic';
  it('not by a name that any device of its maker could have', () =>
    expect(is('Razer microphone')).toBeNull());

  it.each(all.filter(({ id }) => id !== nameless))(
    'by its name, as three systems write it: $name',
    ({ id, name }) => {
      for (const label of [
        name,
        `Default - ${name}`,
        `Communications - Headset Microphone (${name})`,
        `Casque (${name})`,
        `Par défaut - Microphone (2- ${name})`,
        `Auriculares con micrófono (${name})`,
        `${name} Mono`,
        `${name} Stéréo analogique`,
        `${name} Digital Stereo (IEC958)`,
      ])
        expect(is(label), label).toBe(id);
    },
  );

  it('never by its maker alone, nor by a name that is part of another', () => {
    const one = [named('0b0e:0c04', 'Jabra Evolve2 65')];
    for (const label of [
      'Jabra',
      'Headset (Jabra)',
      'Jabra Evolve2',
      'Jabra Evolve2 65 Flex',
      'Jabra Evolve2 65 D',
      'Jabra Link 390',
      'Jabra Evolve2 65 (Bluetooth)',
      'Logitech Evolve2 65',
      'Evolve2 30 (0b0e:0c05)',
      'Jabra Evolve2 65 (046d:0825)',
      'USB Audio Device',
      '',
    ])
      expect(is(label, one), label).toBeNull();
    expect(is('Jabra Evolve2 65', [named('0b0e:0001', 'Jabra')])).toBeNull();
    expect(is('USB Headset', [named('1:1', 'USB Headset')])).toBeNull();
    expect(is('Plantronics BT700', [named('047f:02e6', 'Poly BT700')])).toBe('047f:02e6');
  });

  it('two of the same product are not guessed at, a third one is known', () => {
    const two = [
      named('a', 'Yealink WH66', '6993:b02b'),
      named('b', 'Yealink WH66', '6993:b02b'),
      named('c', 'Poly BT700', '047f:02e6'),
    ];
    expect(is('Yealink WH66 (6993:b02b)', two)).toBeNull();
    expect(is('Casque (Yealink WH66)', two)).toBeNull();
    expect(is('Casque (Poly BT700)', two)).toBe('c');
  });

  it('a hostile label is no headset, and takes no time', () => {
    const begun = performance.now();
    for (const label of [
      '('.repeat(100_000),
      `${'Default - '.repeat(30_000)}Yealink WH66`,
      `${'1- '.repeat(90)}(${'0b0e:'.repeat(5)})`,
      ')(',
      '\u0000\u202e66HW kniLaeY',
      '(0b0e:0307) (ffff:ffff)',
      '__proto__',
    ])
      expect(is(label)).toBeNull();
    expect(performance.now() - begun).toBeLessThan(200);
  });
});

describe('the sound of a headset', () => {
  const headsets = [
    named('a', 'Jabra Link 390', '0b0e:24c7'),
    named('b', 'Poly BT700', '047f:02e6'),
  ];
  const poly = sound('Poly BT700 (047f:02e6)', 'p');

  it('is its microphone and its speaker', () => {
    const microphone = sound('Headset Microphone (Jabra Link 390) (0b0e:24c7)', 'j');
    const speaker = sound('Headset Earphone (Jabra Link 390)', 'j');
    const devices = { microphones: [poly, microphone], outputs: [sound('HDMI'), speaker] };
    expect(soundOf('a', headsets, devices)).toEqual({ microphone, speaker });
    expect(soundOf('b', headsets, devices)).toEqual({ microphone: poly, speaker: null });
  });

  it('is found by its other half where only one of them has its name', () => {
    const microphone = sound('Jabra Link 390 (0b0e:24c7)', 'j');
    const nameless = sound('Digital Audio Interface', 'j');
    const devices = { microphones: [microphone], outputs: [sound('HDMI', 'x'), nameless] };
    expect(soundOf('a', headsets, devices)).toEqual({ microphone, speaker: nameless });
    const turned = { microphones: [poly, nameless], outputs: [microphone] };
    expect(soundOf('a', headsets, turned)).toEqual({ microphone: nameless, speaker: microphone });
    // Some systems do not say what belongs together.
    const unknown = { microphones: [sound('Jabra Link 390', '')], outputs: [sound('HDMI', '')] };
    expect(soundOf('a', headsets, unknown).speaker).toBeNull();
    const two = { microphones: [microphone], outputs: [nameless, sound('Other', 'j')] };
    expect(soundOf('a', headsets, two).speaker).toBe(nameless);
  });

  it('is not guessed where two pieces of hardware have its name', () => {
    const analog = sound('Poly BT700 Analog Stereo', 'p');
    const digital = sound('Poly BT700 Digital Stereo (IEC958)', 'p');
    const other = sound('Poly BT700 Analog Stereo', 'q');
    expect(soundOf('b', headsets, { microphones: [], outputs: [analog, digital] }).speaker).toBe(
      analog,
    );
    expect(
      soundOf('b', headsets, { microphones: [], outputs: [analog, other] }).speaker,
    ).toBeNull();
  });
});
