import { describe, expect, it } from 'vitest';
import { readManagedPreferences } from './managed-preferences';
import { readRegistryPolicy } from './registry-policy';
import { readPolicyText } from './settings-text';

const key = 'HKEY_LOCAL_MACHINE\\Software\\Policies\\Allodesk';
const bytes = (...lines: string[]) => new Uint8Array(Buffer.from(lines.join('\r\n'), 'latin1'));
const read = (...lines: string[]) => {
  const { text, errors } = readRegistryPolicy(bytes('', ...lines, ''));
  const policy = readPolicyText(text);
  return { ...policy.managed, errors: [...errors, ...policy.errors], warnings: policy.warnings };
};

describe('what reg.exe tells', () => {
  it('is read for every kind of value, fixed and proposed', () => {
    const { fixed, proposed, errors, warnings } = read(
      key,
      '    (par défaut)    REG_SZ    ',
      '    version    REG_DWORD    0x2',
      '    line.server    REG_SZ    wss://pbx.example.com:7443',
      '    line.domain    REG_SZ    ',
      '    line.relayOnly    REG_DWORD    0x1',
      '    line.keepAlive    REG_DWORD    0x3c',
      '    line.parkCode    REG_SZ    70{slot}',
      '    audio.ringVolume    REG_SZ    0.5',
      '    audio.waitingVolume    REG_DWORD    0x1',
      '    team.colleagues    REG_SZ    [{"name":"In\\u00e8s    M","number":"4102"}]',
      '',
      `${key}\\audio.microphones`,
      '    10    REG_SZ    Third',
      '    2    REG_SZ    Second C:\\0',
      '    1    REG_SZ    Jabra Evolve2 40',
      '',
      `${key}\\Proposed`,
      '    ui.theme    REG_SZ    dark',
      '',
      `${key}\\proposed\\audio.ringers`,
      '    1    REG_SZ    Loud one',
    );
    expect(errors).toEqual([]);
    expect(warnings).toEqual([]);
    expect(fixed).toEqual({
      'line.server': 'wss://pbx.example.com:7443',
      'line.domain': '',
      'line.relayOnly': true,
      'line.keepAlive': 60,
      'line.parkCode': '70{slot}',
      'audio.ringVolume': 0.5,
      'audio.waitingVolume': 1,
      'team.colleagues': [{ name: 'Inès    M', number: '4102' }],
      'audio.microphones': ['Jabra Evolve2 40', 'Second C:\\0', 'Third'],
    });
    expect(proposed).toEqual({ 'ui.theme': 'dark', 'audio.ringers': ['Loud one'] });
  });

  it.each([
    [
      '    desk.agentName    REG_SZ    In\x8as',
      [{ path: 'fixed.desk.agentName', rule: 'letters' }],
    ],
    [
      '    team.colleagues    REG_SZ    [{"name"',
      [{ path: 'fixed.team.colleagues', rule: 'json', limit: '' }],
    ],
    ['    line.domain    REG_SZ    one\r\ntwo', [{ path: '', rule: 'registry', limit: 'form' }]],
  ])('is not guessed where it cannot be read: %s', (line, errors) =>
    expect(read(key, line).errors).toMatchObject(errors),
  );

  it('says what is no setting, and reaches no prototype', () => {
    const { errors, warnings, fixed } = read(
      key,
      '    line.sever    REG_SZ    x',
      '    __proto__    REG_SZ    x',
      '    line.secret    REG_SZ    s3cret',
    );
    expect(errors).toEqual([]);
    expect(fixed).toEqual({});
    expect(warnings.map(({ path, rule }) => `${path} ${rule}`)).toEqual([
      'fixed.line.sever unknown',
      'fixed.line.secret secretHere',
    ]);
  });
});

describe('what a configuration profile lays down', () => {
  it('is read by the same names, in the types of a property list', () => {
    const json = JSON.stringify({
      PayloadUUID: 'x',
      version: 2,
      'line.keepAlive': 60,
      'audio.ringVolume': 0.5,
      'line.relayOnly': true,
      'team.colleagues': [{ name: 'Inès', number: '4102' }],
      Proposed: { 'ui.theme': 'dark' },
    });
    const { managed, errors, warnings } = readPolicyText(readManagedPreferences(json)?.text ?? '');
    expect([...errors, ...warnings]).toEqual([]);
    expect(managed.fixed).toEqual({
      'line.keepAlive': 60,
      'audio.ringVolume': 0.5,
      'line.relayOnly': true,
      'team.colleagues': [{ name: 'Inès', number: '4102' }],
    });
    expect(managed.proposed).toEqual({ 'ui.theme': 'dark' });
    for (const wrong of ['', '[]', '{"Proposed":1}'])
      expect(readManagedPreferences(wrong)).toBeNull();
  });
});
