import { describe, expect, it } from 'vitest';
import { guardScripts, trustedMarkup, trustedScript } from './trusted-types';

const page = new URL('app://desk/index.html');

describe('what the page lets become script or markup', () => {
  it.each([
    ['app://desk/assets/alarm-worker-x1.js', true],
    ['/assets/alarm-worker-x1.js', true],
    ['./assets/worklet.js', true],
    ['app://other/assets/worker.js', false],
    ['https://desk/assets/worker.js', false],
    ['//evil.example/worker.js', false],
    ['data:text/javascript,alert(1)', false],
    ['blob:app://desk/1', false],
    ['javascript:alert(1)', false],
    ['http://', false],
  ])('a script from %s: %s', (address, may) => {
    expect(trustedScript(address, page)).toBe(may ? address : null);
  });

  it('markup only as text, or read apart from the page', () => {
    const image = '<img src=x onerror=alert(1)>';
    expect(trustedMarkup(image, 'Element innerHTML')).toBeNull();
    expect(trustedMarkup('a { color: red }', 'Element innerHTML')).toBe('a { color: red }');
    expect(trustedMarkup('<presence/>', 'DOMParser parseFromString')).toBe('<presence/>');
    expect(trustedMarkup('<p>', 'Document write')).toBeNull();
    expect(trustedMarkup('<p>', 'HTMLIFrameElement srcdoc')).toBeNull();
  });

  it('no script from text, ever; and a browser that does not know it still opens', () => {
    const made: [string, string[]][] = [];
    guardScripts({
      trustedTypes: { createPolicy: (name, rules) => made.push([name, Object.keys(rules)]) },
      location: page as unknown as Location,
    });
    expect(made).toEqual([['default', ['createHTML', 'createScriptURL']]]);
    expect(() => guardScripts({ location: page as unknown as Location })).not.toThrow();
  });
});
