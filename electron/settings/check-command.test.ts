import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFile } from './check-command';

const run = (text: string | null) => {
  const file = join(mkdtempSync(join(tmpdir(), 'check-')), 'given.json');
  if (text !== null) writeFileSync(file, text);
  const said: string[] = [];
  return { code: checkFile([file], (line) => said.push(line)), said: said.join('\n') };
};

describe('check FILE', () => {
  it.each([
    ['{"line":{"server":"wss://pbx"}}', 0, 'given.json: a settings file'],
    ['{"fixed":{"ui":{"theme":"dark"}}}', 0, 'given.json: a policy of IT'],
    ['{"line":{"sever":"wss://pbx"}}', 1, 'warning: line 1, column 18: line.sever: no setting'],
    ['{"proposed":{"line":{"secret":"x"}}}', 1, 'a secret does not belong in a policy'],
    ['{"ui":{"theme":"pink"}}', 2, 'error: line 1, column 16: ui.theme = "pink": one of'],
    ['{"fixed":{"ui":{"theme":"pink"}}}', 2, 'the desk locks the sensitive settings'],
    ['{"fixed":{,}}', 2, 'given.json: a policy of IT'],
    ['{"line":{"secret":"s3cret"', 2, 'not JSON: } expected'],
    [null, 3, 'cannot be read (ENOENT)'],
  ])('%s ends with %i', (text, code, line) => {
    const ended = run(text);
    expect(ended.code).toBe(code);
    expect(ended.said).toContain(line);
    expect(ended.said).not.toContain('s3cret');
  });

  it('says what would hold, and why; never a secret', () => {
    const fixed = { line: { server: 'wss://pbx', secret: 's3cret' } };
    const proposed = { ui: { theme: 'dark' }, commands: { mayDial: true } };
    const policy = run(JSON.stringify({ fixed, proposed })).said;
    expect(policy).toContain('line.server = "wss://pbx": fixed, the agent cannot change it');
    expect(policy).toContain('ui.theme = "dark": proposed, until the agent chooses');
    expect(policy).toContain('commands.mayDial = true: by IT alone, the agent has no choice of');
    const settings = run('{"line":{"user":"4108","secret":"s3cret"}}').said;
    expect(settings).toContain('line.user = "4108": the agent’s, unless');
    expect(settings).toContain('the secret of the line: goes to the keychain');
    expect(policy + settings).not.toContain('s3cret');
  });

  it('wants one file', () => {
    expect(checkFile([], () => undefined)).toBe(64);
    expect(checkFile(['a', 'b'], () => undefined)).toBe(64);
  });
});
