import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import builder from './electron-builder.mjs';
import { noticesText } from './notices.mjs';

const root = resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

describe('what is packaged', () => {
  it('has the microphone on macOS, and lets no foreign library in', () => {
    expect(builder.mac.hardenedRuntime).toBe(true);
    for (const which of ['entitlements', 'entitlementsInherit'] as const) {
      const plist = read(builder.mac[which]);
      const granted = [...plist.matchAll(/<key>([^<]+)<\/key>\s*<true\/>/g)].map(([, key]) => key);
      expect(granted).toEqual([
        'com.apple.security.cs.allow-jit',
        'com.apple.security.device.audio-input',
      ]);
    }
  });

  it('runs in its sandbox, as an AppImage too, and nothing opens it from outside', () => {
    expect(builder.appImage.executableArgs).toEqual([]);
    expect(JSON.stringify(builder)).not.toContain('no-sandbox');
    expect(builder.asar).toBe(true);
    expect(builder.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('brings the licences along', () => {
    expect(builder.extraResources.map(({ to }) => to)).toEqual([
      'LICENSE',
      'NOTICES.txt',
      'policy',
    ]);
    expect(read('package.json')).toContain(
      'npm run build && node build/notices.mjs && electron-builder',
    );
    const out = mkdtempSync(join(tmpdir(), 'out-'));
    for (const [part, names] of [
      ['main', ['zod', 'electron-store']],
      ['preload', []],
      ['renderer', ['react', 'sip.js']],
    ] as const)
      writeFileSync(join(out, `bundled-${part}.json`), JSON.stringify(names));
    const fonts = ['@fontsource-variable/inter', 'react'];
    const text = noticesText(out, join(root, 'node_modules'), fonts);
    for (const said of [
      'sip.js 0.21.2 (MIT)',
      'SIL OPEN FONT LICENSE',
      'react ',
      'Colin McDonnell',
    ])
      expect(text).toContain(said);
    const modules = mkdtempSync(join(tmpdir(), 'modules-'));
    mkdirSync(join(modules, 'silent'));
    writeFileSync(join(modules, 'silent/package.json'), '{"version":"1"}');
    writeFileSync(join(out, 'bundled-main.json'), '["silent"]');
    writeFileSync(join(out, 'bundled-renderer.json'), '[]');
    expect(() => noticesText(out, modules)).toThrow('silent says nothing');
  });

  it('is made of packages whose bytes are known: every entry of the lock file has its hash', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { integrity?: string; link?: boolean }>;
    };
    const without = Object.entries(packages).filter(
      ([path, { integrity, link }]) => path !== '' && !link && !integrity,
    );
    expect(without.map(([path]) => path)).toEqual([]);
  });
});
