import { describe, expect, it } from 'vitest';
import { problemText } from './setting-problem';
import { kindOfText, readPolicyText, readSettingsText } from './settings-text';

const said = (text: string) => {
  const { errors, warnings } = readSettingsText(text);
  return [...errors.map(problemText), ...warnings.map((one) => `(${problemText(one)})`)];
};
const policySaid = (text: string) => {
  const { errors, warnings } = readPolicyText(text);
  return [...errors.map(problemText), ...warnings.map((one) => `(${problemText(one)})`)];
};

describe('a settings file given by a person', () => {
  it.each([
    ['{', 'line 1, column 2: not JSON: } expected'],
    [
      '{\n  "line": {\n    "user": "1"\n    "domain": "a" } }',
      'line 4, column 5: not JSON: , expected',
    ],
    ['{"line": {"secret": "s3cret",}}', 'line 1, column 30: not JSON: "name" expected'],
    ['{"line": {"secret": "s3cret}}\n', 'line 1, column 21: not JSON: " expected'],
    ['[]', 'a group { … } expected'],
    ['{"ui": {"theme": "dark"}, "ui": {}}', 'line 1, column 27: ui: stands there twice'],
    [
      '{"version": 3}',
      'line 1, column 13: version: written for a newer Allodesk; this one knows version 2',
    ],
    ['{"version": "2"}', 'line 1, column 13: version: a whole number expected'],
    [
      '{"line":\n {"registerExpires": 5}}',
      'line 2, column 22: line.registerExpires = 5: at least 60',
    ],
    [
      '{"line.registerExpires": "60"}',
      'line 1, column 26: line.registerExpires = "60": number expected',
    ],
    [
      '{"ui": {"theme": "pink"}}',
      'line 1, column 18: ui.theme = "pink": one of system, light, dark',
    ],
    ['{"line": {"secret": 48291234}}', 'line 1, column 21: line.secret: string expected'],
    [
      '{"recording": {"allowed": false}, "recording.allowed": true}',
      'line 1, column 35: recording.allowed: stands there twice',
    ],
    [
      '{"line.iceServers": [{"urls": "a"}], "line": {"iceServers": []}}',
      'line 1, column 47: line.iceServers: stands there twice',
    ],
    ['{"line": {"secret": ""}}', 'line 1, column 21: line.secret: at most 500 characters'],
    [
      '{"line": {"iceServers": [{"urls": 7}]}}',
      'line 1, column 35: line.iceServers.0.urls = 7: not of the form',
    ],
    [
      '{"line": {"iceServers": [{"urls": "a", "credential": "x"}, {"urls": "b", "credential": "y"}]}}',
      'line 1, column 25: line.iceServers: the servers must share one credential',
    ],
  ])('%s: %s', (text, what) => expect(said(text)).toEqual([what]));

  it('says all that is wrong, and never quotes a secret', () => {
    const text =
      '{"line": {"country": "France", "registerExpires": 1, "iceServers": [{"urls": "turn:t", "credential": 5}]}}';
    expect(said(text)).toHaveLength(3);
    for (const broken of ['{"line":{"secret":"s3cret",}}', '{"line":{"secret":["s3cret"]}}'])
      expect(JSON.stringify(readSettingsText(broken).errors)).not.toContain('s3cret');
  });

  it('is no mistake where one name stands in several entries or groups', () =>
    expect(
      said(
        '{"line": {"iceServers": [{"urls": "a"}, {"urls": "b"}], "user": "1"}, "line.realm": "a"}',
      ),
    ).toEqual([]));

  it('passes over with a word what it does not know and what has no effect there', () => {
    const text = '{"line": {"sever": "wss://x", "user": "1", "autoAnswer": "always"}}';
    expect(said(text)).toEqual([
      '(line 1, column 20: line.sever: no setting of this version; passed over)',
      '(line 1, column 58: line.autoAnswer: counts in IT’s policy alone)',
    ]);
    expect(readSettingsText(text).read.values).toEqual({ 'line.user': '1' });
  });

  it('is told from a policy, also a broken one', () => {
    expect(kindOfText('{"line":{}}')).toBe('settings');
    expect(kindOfText('{"version":2,"proposed":{}}')).toBe('policy');
    expect(kindOfText('{"fixed": {"line"')).toBe('policy');
    expect(kindOfText('{"line"')).toBe('settings');
  });

  it('does not fail on what is nested too deep', () => {
    expect(said('['.repeat(150_000))).toEqual(['not JSON: something else expected']);
    const deep = `${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`;
    expect(said(deep).length).toBeGreaterThan(0);
  });
});

describe('IT’s policy', () => {
  it('locks and proposes, and says what it passes over', () => {
    const text = JSON.stringify({
      version: 1,
      fixed: { line: { server: 'wss://pbx', secret: 'x', expires: 1 }, ui: { theme: 'dark' } },
      proposed: { ui: { theme: 'light', language: 'fr' } },
    });
    const { managed, errors, warnings } = readPolicyText(text);
    expect(errors).toEqual([]);
    expect(managed.fixed).toEqual({ 'line.server': 'wss://pbx', 'ui.theme': 'dark' });
    expect(managed.proposed).toEqual({ 'ui.theme': 'light', 'ui.language': 'fr' });
    expect(warnings.map(({ path, rule }) => `${path} ${rule}`)).toEqual([
      'fixed.line.expires unknown',
      'fixed.line.secret secretHere',
      'proposed.ui.theme noEffect',
    ]);
  });

  it.each([
    ['', 'line 1, column 1: not JSON: something else expected'],
    ['[]', 'a group { … } expected'],
    ['{"fixed": []}', 'line 1, column 11: fixed: a group { … } expected'],
    ['{"fixd": {}}', 'line 1, column 10: fixd: only version, fixed and proposed belong here'],
    [
      '{"version": 3, "fixed": {}}',
      'line 1, column 13: version: written for a newer Allodesk; this one knows version 2',
    ],
    [
      '{"fixed": {"line.user": "1", "line": {"user": "2"}}}',
      'line 1, column 39: fixed.line.user: stands there twice',
    ],
    ['{"fixed": {}, "fixed": {}}', 'line 1, column 15: fixed: stands there twice'],
    [
      '{"fixed": {"recording": {"allowed": "no"}}}',
      'line 1, column 37: fixed.recording.allowed = "no": boolean expected',
    ],
  ])('is not in force with one thing wrong: %s', (text, what) =>
    expect(policySaid(text)).toEqual([what]),
  );
});
