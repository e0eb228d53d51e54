import { expect, it } from 'vitest';
import { isTorn, roomDeeds, reserveFile, type SyncFile } from './reserve-file';

const megabyte = 1024 * 1024;

/** A file on a disk with so much room; what it has not written itself takes none. */
const fileOn = (disk: { free: number }): SyncFile => {
  let size = 0;
  let written = 0;
  return {
    getSize: () => size,
    write: (bytes, { at }) => {
      const more = Math.max(0, at + bytes.length - Math.max(size, written));
      if (more > disk.free) throw new DOMException('full', 'QuotaExceededError');
      disk.free -= more;
      written += more;
      size = Math.max(size, at + bytes.length);
      return bytes.length;
    },
    truncate: (to) => {
      const less = Math.max(0, written - to);
      disk.free += less;
      written -= less;
      size = to;
    },
    flush: () => undefined,
  };
};

it('keeps room once, and only while there is more than that', () => {
  const disk = { free: 100 * megabyte };
  const file = fileOn(disk);
  expect(roomDeeds.keep(file)).toBe('made');
  expect(disk.free).toBe(68 * megabyte);
  expect(roomDeeds.keep(file)).toBe('kept');
  const small = { free: 35 * megabyte };
  expect(roomDeeds.keep(fileOn(small))).toBe('none');
  expect(small.free).toBe(35 * megabyte);
});

it('a look before a write takes nothing; on a full disk it gives the room away, then says that there is none', () => {
  const disk = { free: 100 * megabyte };
  const file = fileOn(disk);
  roomDeeds.keep(file);
  expect(roomDeeds.check(file)).toBe('kept');
  expect(disk.free).toBe(68 * megabyte);
  disk.free = 1000;
  expect(roomDeeds.check(file)).toBe('given');
  expect(disk.free).toBe(reserveFile.bytes + 1000);
  expect(roomDeeds.check(file)).toBe('made');
  disk.free = 1000;
  expect(roomDeeds.check(file)).toBe('none');
  expect(disk.free).toBe(1000);
  disk.free = 100 * megabyte;
  expect(roomDeeds.check(file)).toBe('made');
});

it.each([
  ['with the room still there', 100 * megabyte, true],
  ['with the room given away', 10 * megabyte, false],
])('a torn store is known by the file alone, %s, until it is mended', (_, free, kept) => {
  const disk = { free };
  const file = fileOn(disk);
  if (kept) roomDeeds.keep(file);
  expect(isTorn(file.getSize())).toBe(false);
  disk.free = 0;
  roomDeeds.tear(file);
  expect(isTorn(file.getSize())).toBe(true);
  expect(disk.free).toBeLessThan(2);
  // It is not made whole over the tear.
  roomDeeds.keep(file);
  expect(isTorn(file.getSize())).toBe(true);
  expect(roomDeeds.give(file)).toBe(kept ? 'given' : 'none');
  expect(isTorn(file.getSize())).toBe(true);
  disk.free = 100 * megabyte;
  expect(roomDeeds.give(file)).toBe('given');
  roomDeeds.mended(file);
  expect(isTorn(file.getSize())).toBe(false);
  expect(roomDeeds.keep(file)).toBe('made');
});
