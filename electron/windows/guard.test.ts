import { describe, expect, it } from 'vitest';
import { deskOrigin } from '../ipc/trusted-frame';
import { permitsDevice } from './guard';

const desk = `${deskOrigin.scheme}://${deskOrigin.host}/`;
const headset = { usagePage: 0x0b, usage: 0x05 };
const keyboard = { usagePage: 0x01, usage: 0x06 };
const vendor = { usagePage: 0xff43, usage: 0x0202 };
const media = { usagePage: 0x0c, usage: 0x01 };
const securityKey = { usagePage: 0xf1d0, usage: 0x01 };
const other = '046d:0ac4';
type Question = Parameters<typeof permitsDevice>[0];
type Others = Parameters<typeof permitsDevice>[1];
const ask = (over: Partial<Question> = {}, others: Partial<Others> = {}) =>
  permitsDevice(
    { kind: 'hid', origin: desk, product: other, collections: [headset], ...over },
    { quirks: [], teaching: null, ...others },
  );
const mute = {
  button: 'mute',
  collection: 'ff43:0202',
  reportId: 17,
  byte: 3,
  mask: 1,
  value: 1,
  kind: 'press',
} as const;

describe('devices without a chooser', () => {
  it('are headsets for the desk’s own page', () => {
    expect(ask()).toBe(true);
    expect(ask({ collections: [media, headset] })).toBe(true);
  });

  it('are nothing else, and for nobody else', () => {
    expect(ask({ collections: [keyboard] })).toBe(false);
    expect(ask({ collections: [media, vendor] })).toBe(false);
    expect(ask({ collections: [] })).toBe(false);
    expect(ask({ kind: 'usb' })).toBe(false);
    expect(ask({ origin: 'https://example.com/' })).toBe(false);
  });

  it('are what a setting names, by its product and its collection', () => {
    const quirks = [{ product: other, buttons: [mute] }];
    expect(ask({ collections: [media, vendor] }, { quirks })).toBe(true);
    expect(ask({ collections: [media] }, { quirks })).toBe(false);
    expect(ask({ collections: [vendor], product: '046d:0ac5' }, { quirks })).toBe(false);
    expect(ask({ collections: [vendor], origin: 'https://example.com/' }, { quirks })).toBe(false);
  });

  it('are what is being taught now', () => {
    const collections = [media, vendor];
    expect(ask({ collections }, { teaching: other })).toBe(true);
    expect(ask({ collections }, { teaching: '046d:0ac5' })).toBe(false);
    expect(ask({ collections }, { teaching: 'look' })).toBe(true);
  });

  it.each([
    ['a keyboard', keyboard],
    ['a mouse', { usagePage: 0x01, usage: 0x02 }],
    ['a security key', securityKey],
    ['a pen', { usagePage: 0x0d, usage: 0x02 }],
    ['something of no page', {}],
  ])('are never %s, whoever names it', (_, collection) => {
    const quirks = [{ product: other, buttons: [mute] }];
    for (const teaching of ['look', other, null] as const)
      expect(ask({ collections: [vendor, collection] }, { teaching, quirks })).toBe(false);
  });
});
