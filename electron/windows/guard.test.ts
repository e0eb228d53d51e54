import { describe, expect, it } from 'vitest';
import { deskOrigin } from '../ipc/trusted-frame';
import { permitsDevice } from './guard';

const desk = `${deskOrigin.scheme}://${deskOrigin.host}/`;
const headset = { usagePage: 0x0b, usage: 0x05 };
const keyboard = { usagePage: 0x01, usage: 0x06 };
const ask = (over: Partial<Parameters<typeof permitsDevice>[0]> = {}) =>
  permitsDevice({ kind: 'hid', origin: desk, collections: [headset], ...over });

describe('devices without a chooser', () => {
  it('are headsets for the desk’s own page', () => {
    expect(ask()).toBe(true);
    expect(ask({ collections: [{ usagePage: 0x0c, usage: 0x01 }, headset] })).toBe(true);
  });

  it('are nothing else, and for nobody else', () => {
    expect(ask({ collections: [keyboard] })).toBe(false);
    expect(ask({ collections: [] })).toBe(false);
    expect(ask({ kind: 'usb' })).toBe(false);
    expect(ask({ origin: 'https://example.com/' })).toBe(false);
  });
});
