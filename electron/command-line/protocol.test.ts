import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandState } from '@contract';
import { readAnswer, readRequest, writeAnswer, writeRequest } from './protocol';

const key = Buffer.alloc(32, 7);
const other = Buffer.alloc(32, 8);
const line = (text: string) => text.replace(/\n$/, '');
const busy = { ok: false, code: 'busy' } as const;

describe('the line between a program and the desk', () => {
  it('brings a command and its answer across, with and without a key', () => {
    for (const one of [null, key]) {
      const command = { do: 'dial', number: '+33 1' } as const;
      const request = line(writeRequest(one, 'n1', command));
      expect(readRequest(one, request)).toEqual({ ok: true, nonce: 'n1', command });
      const answer = line(writeAnswer(one, 'n1', { ok: false, code: 'noCall' }));
      expect(readAnswer(one, 'n1', answer)).toEqual({ ok: false, code: 'noCall' });
      const refused = line(writeAnswer(one, '', busy));
      expect(readAnswer(one, 'n1', refused)).toEqual(busy);
    }
  });

  it('does nothing for one who does not know the key, nor believes him', () => {
    const request = line(writeRequest(key, 'n', { do: 'answer' }));
    expect(request).not.toContain(key.toString('hex'));
    for (const forged of [
      line(writeRequest(null, 'n', { do: 'answer' })),
      line(writeRequest(other, 'n', { do: 'answer' })),
      request.replace('answer', 'hangup'),
      // The seal of an answer is none of a request.
      line(writeAnswer(key, 'n', busy)),
    ])
      expect(readRequest(key, forged)).toEqual({ ok: false, code: 'badRequest' });
    expect(readAnswer(key, 'n', line(writeAnswer(other, 'n', busy)))).toBeNull();
    expect(readAnswer(key, 'n', line(writeAnswer(key, 'earlier', busy)))).toBeNull();
  });

  it('takes no success without its nonce', () => {
    const state: CommandState = { line: 'ready', agent: 'available', calls: [] };
    expect(readAnswer(null, 'n', line(writeAnswer(null, '', { ok: true, state })))).toBeNull();
  });

  it.each([
    ['{"version":2,"command":{}}', 'otherVersion'],
    ['{"version":1,"nonce":"n","command":{"do":"answer"},"more":1}', 'badRequest'],
    ['{"version":1,"nonce":"n","command":{"do":"answer","call":"a"}}', 'badRequest'],
    ['{"version":1,"nonce":"n","command":{"do":"quit"}}', 'badRequest'],
    ['{"version":1,"nonce":"n","command":{"do":"dial","number":""}}', 'badRequest'],
    ['', 'badRequest'],
    ['GET / HTTP/1.1', 'badRequest'],
    ['null', 'badRequest'],
  ])('%s is refused', (text, code) => {
    expect(readRequest(null, text)).toEqual({ ok: false, code });
  });

  it('answers whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readRequest(null, text).ok).toBe(false);
        expect(readRequest(key, text).ok).toBe(false);
        expect(readAnswer(key, 'n', text)).toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});
