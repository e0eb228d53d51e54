import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import builder from '../electron-builder.mjs';
import { allows, refused, shipped, tools } from './licences.mjs';
import { desktopEntry, headsetRules } from './linux-files.mjs';
import { readFuses, sentinel } from './placeholder.mjs';
import { signingOf } from './sign-windows.mjs';
import { ownKeys, ownValues, registryValues } from './windows-keys.mjs';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => JSON.parse(readFileSync(resolve(root, file), 'utf8')) as unknown;
const metadata = read('build/installers/metadata.json') as {
  appId: string;
  desktopId: string;
  linux: { headsets: { vendor: string; products?: string[] }[] };
};

describe('the installers', () => {
  it('call the desk by one name, with which GNOME’s portals find it', () => {
    expect(builder.appId).toBe(metadata.appId);
    const { desktopName } = read('package.json') as { desktopName: string };
    expect(desktopName).toBe(`${metadata.desktopId}.desktop`);
    expect(desktopEntry()).toContain(`StartupWMClass=${metadata.desktopId}\n`);
    const links = 'x-scheme-handler/tel;x-scheme-handler/sip;x-scheme-handler/callto;';
    expect(desktopEntry()).toContain(`MimeType=${links}\n`);
    expect(builder.linux.desktop.entry['MimeType']).toBe(links);
  });

  it('open headsets to the user, and no keyboard of their makers', () => {
    const rules = headsetRules().split('\n');
    for (const { vendor, products } of metadata.linux.headsets) {
      const own = rules.filter((line) => line.includes(`"${vendor}"`));
      expect(own).toHaveLength(products?.length ?? 1);
      for (const line of own) expect(line).toContain('TAG+="uaccess"');
    }
    for (const keyboards of ['046d', '413c'])
      for (const line of rules.filter((one) => one.includes(`"${keyboards}"`)))
        expect(line).toContain('ATTRS{idProduct}==');
  });

  it('take away from Windows’ registry what they wrote there, and hand a link over as a link', () => {
    const values = registryValues('C:\\Allodesk');
    for (const { key, name } of values) {
      const below = ownKeys.some((own) => key === own || key.startsWith(`${own}\\`));
      const single = ownValues.some((own) => own.key === key && own.name === name);
      expect(below || single, key).toBe(true);
    }
    const command = values.find(({ key }) => key.endsWith('\\open\\command'))?.value;
    expect(command).toBe('"C:\\Allodesk\\Allodesk.exe" -- "%1"');
  });

  it('call the desk to Windows as it calls itself, for its notifications and windows', () => {
    const main = readFileSync(resolve(root, 'electron/platform/electron-platform.ts'), 'utf8');
    expect(main).toContain(`app.setAppUserModelId('${metadata.appId}')`);
    const setup = readFileSync(resolve(root, 'build/installers/windows/setup.nsh'), 'utf8');
    expect(setup).toContain('PKEY_AppUserModel_ID');
  });

  it('are signed where the environment says with what, or not made', () => {
    expect(signingOf({})).toBeNull();
    expect(signingOf({ WIN_CSC_LINK: '', CSC_KEY_PASSWORD: 'word' })).toBeNull();
    const file = resolve(root, 'LICENSE');
    expect(signingOf({ CSC_LINK: file, WIN_CSC_KEY_PASSWORD: 'word' })).toEqual({
      certificate: { file },
      password: 'word',
      timestamp: 'http://timestamp.digicert.com',
    });
    const bytes = Buffer.alloc(300, 7);
    const own = { CSC_LINK: file, WIN_CSC_LINK: bytes.toString('base64') };
    expect(signingOf({ ...own, WIN_TIMESTAMP_URL: 'none' })).toEqual({
      certificate: { bytes },
      password: '',
      timestamp: null,
    });
    for (const wrong of ['/nowhere/at-all.p12', 'https://example.com/code.p12'])
      expect(() => signingOf({ WIN_CSC_LINK: wrong })).toThrow(/nothing is signed|is not taken/);
  });

  it('read fuses where Electron has them, and nowhere else', () => {
    const bytes = Buffer.from(`x${sentinel}\u0001\u0003010rest`, 'latin1');
    expect(readFuses(bytes)).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
    });
    expect(readFuses(Buffer.from('no binary of Electron'))).toBeNull();
  });
});

describe('the licences of the packages', () => {
  it('are among the allowed, each', () => {
    const { packages } = read('package-lock.json') as {
      packages: Record<string, { license?: string }>;
    };
    const { dependencies } = read('package.json') as { dependencies: Record<string, string> };
    expect(refused(packages, new Set(Object.keys(dependencies)))).toEqual([]);
  });

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['GPL-3.0-only', false],
    ['MIT AND GPL-3.0-only', false],
    ['MIT AND (ISC OR GPL-3.0-only)', false],
    ['SEE LICENSE IN x', false],
    ['', false],
    [undefined, false],
  ])('%s in the desk: %s', (licence, good) => expect(allows(licence, shipped)).toBe(good));

  it('may be wider for a tool than for what is in the desk', () => {
    const one = { 'node_modules/a': { license: 'MPL-2.0' } };
    expect(allows('MPL-2.0', tools)).toBe(true);
    expect(refused(one, new Set())).toEqual([]);
    expect(refused(one, new Set(['a']))).toEqual(['node_modules/a (MPL-2.0)']);
  });
});
