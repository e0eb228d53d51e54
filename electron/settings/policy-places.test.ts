import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunTool } from '../platform/run-tool';
import { resolveSettings } from '../policy/settings-resolver';
import { loadPolicy } from './policy-file';
import { filePlace, policyPlaces, type PolicyPlace } from './policy-places';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const above = (...keys: string[]) =>
  [
    '',
    ...['Microsoft', ...keys].map((key) => `HKEY_LOCAL_MACHINE\\Software\\Policies\\${key}`),
    '',
  ].join('\r\n');
const own = [
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Allodesk',
  '    recording.allowed    REG_DWORD    0x0',
  '',
].join('\r\n');

/** A Windows whose reg.exe answers so. */
const windows = (answers: { above?: string | null; own?: string | null }) => {
  const asked: string[] = [];
  const runTool: RunTool = async (file, given) => {
    asked.push([file, ...given].join(' '));
    const answer = given.includes('/s') ? answers.own : answers.above;
    if (typeof answer === 'string') return { ended: 'well', output: bytes(answer) };
    return { ended: 'badly', code: answer === null ? '1' : 'ENOENT' };
  };
  const app = {
    system: 'windows',
    packaged: true,
    user: -1,
    environment: {},
    windowsFolder: 'D:\\WINNT',
  } as const;
  const places = policyPlaces({ app, accessOf: async () => null, runTool });
  return { asked, registry: places.at(-1) as PolicyPlace };
};

const load = async (places: readonly PolicyPlace[], copy?: string) => {
  const kept = copy ?? join(mkdtempSync(join(tmpdir(), 'places-')), 'copy.json');
  const logged: string[] = [];
  const log = { write: (level: string, line: string) => void logged.push(`${level} ${line}`) };
  return { ...(await loadPolicy({ places, copy: kept, log })), copy: kept, logged };
};

describe('IT’s policy in Windows’ registry', () => {
  it('is asked of Windows’ own reg.exe, in the 64-bit view, and holds as a file would', async () => {
    const { asked, registry } = windows({ above: above('Allodesk', 'Zoom'), own });
    const { managed, state, copy } = await load([registry]);
    expect(asked).toEqual([
      'D:\\WINNT\\System32\\reg.exe query HKLM\\Software\\Policies /reg:64',
      'D:\\WINNT\\System32\\reg.exe query HKLM\\Software\\Policies\\Allodesk /s /reg:64',
    ]);
    expect(managed).toEqual({ fixed: { 'recording.allowed': false }, proposed: {} });
    expect(state).toBeNull();
    expect(readFileSync(copy, 'utf8')).toContain('recording.allowed');
  });

  it('is not there where the folder above does not list it', async () => {
    const { asked, registry } = windows({ above: above('AllodeskOther') });
    expect((await load([registry])).managed).toEqual({ fixed: {}, proposed: {} });
    expect(asked).toHaveLength(1);
  });

  it('that says nothing of our key is no policy that allows everything, and costs no copy', async () => {
    const { copy } = await load([windows({ above: above('Allodesk'), own }).registry]);
    const silent = await load([windows({ above: above('Allodesk'), own: '' }).registry], copy);
    expect(silent.managed).toMatchObject({ fixed: { 'recording.allowed': false }, unread: 'held' });
    expect(readFileSync(copy, 'utf8')).toContain('recording.allowed');
  });

  it.each([
    ['its tools are forbidden', { above: null }, '1'],
    ['reg.exe is missing', {}, 'ENOENT'],
    ['our key may not be read', { above: above('allodesk'), own: null }, '1'],
    ['nothing is said', { above: '' }, 'empty'],
  ])('is never taken for “not there” where %s', async (_, answers, code) => {
    const { registry } = windows(answers);
    const none = await load([registry]);
    expect(none.managed).toEqual({ fixed: {}, proposed: {}, unread: 'unknown' });
    expect(none.state).toEqual({
      inForce: 'none',
      problems: [{ path: '', rule: 'registry', limit: code }],
    });
    expect(none.logged.join()).toContain('a policy.json does without');
    const good = windows({ above: above('Allodesk'), own });
    const { copy } = await load([good.registry]);
    const held = await load([registry], copy);
    expect(held.managed).toEqual({
      fixed: { 'recording.allowed': false },
      proposed: {},
      unread: 'held',
    });
    expect(held.state?.inForce).toBe('lastGood');
  });

  it('is refused whole with one wrong value, and says no line of a text that nobody wrote', async () => {
    const wrong = own.replace('0x0', '0x2');
    const { registry } = windows({ above: above('Allodesk'), own: wrong });
    const { managed, state } = await load([registry]);
    expect(managed.unread).toBe('unknown');
    expect(state?.problems).toEqual([
      { path: 'fixed.recording.allowed', rule: 'type', limit: 'boolean', value: '2' },
    ]);
  });

  it('gives way to a file of IT’s, which is not asked twice', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'places-')), 'policy.json');
    writeFileSync(file, '{"fixed":{"ui":{"theme":"dark"}}}', { mode: 0o644 });
    const rules = { owners: [process.getuid?.() ?? -1], groups: [0], folders: 'own' } as const;
    const { asked, registry } = windows({ above: above('Allodesk'), own });
    const { managed } = await load([filePlace(file, { ...rules, sddl: null }), registry]);
    expect(managed.fixed).toEqual({ 'ui.theme': 'dark' });
    expect(asked).toEqual([]);
  });

  it('is not got rid of by a file that somebody else laid down in ProgramData', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'places-')), 'policy.json');
    writeFileSync(file, '{"fixed":{"recording":{"allowed":true}}}', { mode: 0o644 });
    const nobody = filePlace(file, { owners: [], groups: [], folders: 'own', sddl: null });
    const text = own.replace('recording.allowed', 'commands.mayDial').replace('0x0', '0x1');
    const { registry } = windows({ above: above('Allodesk'), own: text });
    const before = await load([registry]);
    const { managed, state } = await load([nobody, registry], before.copy);
    expect(managed).toEqual({
      fixed: { 'commands.mayDial': true },
      proposed: {},
      unread: 'unknown',
    });
    expect(state).toEqual({ inForce: 'file', problems: [{ path: '', rule: 'rights', limit: '' }] });
    const mine = { 'recording.allowed': true, 'line.server': 'wss://mine' } as const;
    const resolved = resolveSettings(mine, managed);
    expect(resolved['commands.mayDial']).toEqual({ value: true, source: 'managed', locked: true });
    expect(resolved['recording.allowed']).toMatchObject({ value: false, locked: true });
    expect(resolved['line.server']).toMatchObject({ value: 'wss://mine', locked: true });
  });
});

describe('IT’s policy', () => {
  it('lies where no variable of the user leads', () => {
    const places = (system: 'windows' | 'linux' | 'macos', packaged: boolean) =>
      policyPlaces({
        app: {
          system,
          packaged,
          user: 1000,
          environment: {
            ProgramData: 'D:\\mine',
            SystemRoot: 'D:\\mine',
            ALLODESK_POLICY_FILE: '/tmp/mine.json',
          },
          windowsFolder: 'E:\\Windows',
        },
        accessOf: async () => null,
        runTool: async () => ({ ended: 'badly', code: '' }),
      }).map(({ name }) => name);
    expect(places('windows', true)).toEqual([
      'E:\\ProgramData\\Allodesk\\policy.json',
      'HKLM\\Software\\Policies\\Allodesk',
    ]);
    expect(places('macos', true)).toEqual([
      '/Library/Application Support/Allodesk/policy.json',
      '/Library/Managed Preferences/org.allodesk.desk.plist',
    ]);
    expect(places('linux', true)).toEqual(['/etc/allodesk/policy.json']);
    expect(places('linux', false)).toEqual(['/tmp/mine.json']);
  });
});
