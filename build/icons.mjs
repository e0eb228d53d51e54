// Draws the icons from resources/icons/icon.svg with Chromium: node build/icons.mjs. Their results are kept in git.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from './open-desk.mjs';

const folder = resolve(import.meta.dirname, '../resources/icons');
const mark = readFileSync(join(folder, 'icon.svg'), 'utf8');

// In the tray the mark stands bare, on light and dark panels, with the state as the ring's colour and form.
const tray = {
  ready: ['#0e8a5c', ''],
  busy: ['#c73a30', ''],
  waiting: ['#d99a1f', '70 38'],
  off: ['#8a8c92', ''],
};
const trayMark = ([color, dashes]) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <circle cx="16" cy="20.5" r="8" fill="none" stroke="${color}" stroke-width="5" ${dashes ? `pathLength="216" stroke-dasharray="${dashes}"` : ''}/>
  <path d="M6 9.5 16 3l10 6.5" fill="none" stroke="#8a8c92" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/>
</svg>`;

const browser = await chromium.launch({
  executablePath: findBrowser() ?? undefined,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();
const draw = async (svg, size) => {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  return page.screenshot({ omitBackground: true });
};

/** An .ico or .icns is a list of PNG files with a short head. */
const ico = (images) => {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of images.entries()) {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...images.map(({ png }) => png)]);
};
const icns = (images) => {
  const parts = images.map(({ kind, png }) => {
    const head = Buffer.alloc(8);
    head.write(kind, 'latin1');
    head.writeUInt32BE(png.length + 8, 4);
    return Buffer.concat([head, png]);
  });
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0), 4);
  return Buffer.concat([head, ...parts]);
};

mkdirSync(resolve(folder, '../public'), { recursive: true });
const sizes = [16, 32, 48, 64, 128, 256, 512, 1024];
const pngs = new Map();
for (const size of sizes) pngs.set(size, await draw(mark, size));
for (const size of [256, 512]) writeFileSync(join(folder, `icon-${size}.png`), pngs.get(size));
const images = [16, 32, 48, 64, 128, 256].map((size) => ({ size, png: pngs.get(size) }));
writeFileSync(join(folder, 'icon.ico'), ico(images));
writeFileSync(resolve(folder, '../public/favicon.ico'), ico(images.slice(0, 3)));
const kinds = { ic07: 128, ic08: 256, ic09: 512, ic10: 1024 };
writeFileSync(
  join(folder, 'icon.icns'),
  icns(Object.entries(kinds).map(([kind, size]) => ({ kind, png: pngs.get(size) }))),
);
for (const [state, look] of Object.entries(tray)) {
  writeFileSync(join(folder, `tray-${state}.png`), await draw(trayMark(look), 16));
  writeFileSync(join(folder, `tray-${state}@2x.png`), await draw(trayMark(look), 32));
}
await browser.close();
