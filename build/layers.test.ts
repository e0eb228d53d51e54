import { describe, expect, it } from 'vitest';
import { faultsOfRenderer, importsOf, layerFaults } from './layers.mjs';

describe('the order of the folders', () => {
  it('is kept in the renderer as it is', () => {
    expect(faultsOfRenderer()).toEqual([]);
  });

  it.each([
    ['up', 'renderer/phone/sip/a.ts', 'renderer/features/calls/b.ts'],
    ['up, from the platform', 'renderer/platform/desk/a.ts', 'renderer/ui/b.ts'],
    ['from one half to the other', 'renderer/phone/calls/a.ts', 'renderer/book/customers/b.ts'],
    ['to a folder in no layer', 'renderer/app/a.ts', 'renderer/misc/b.ts'],
  ])('is broken by an import %s', (_, from, to) => {
    const [fault] = layerFaults([[from, to]]);
    expect(fault).toContain(from);
  });

  it('lets a folder use its own layer and those below', () => {
    const [calls, sip] = ['renderer/phone/calls/index.ts', 'renderer/phone/sip/web/a.ts'] as const;
    expect(
      layerFaults([
        [sip, calls],
        [calls, 'renderer/kernel/result.ts'],
        ['renderer/features/calls/a.tsx', calls],
        ['renderer/features/calls/a.tsx', 'renderer/model/call.ts'],
      ]),
    ).toEqual([]);
  });

  it('is broken by a circle of folders, also of three, and says which imports make it', () => {
    const ring: [string, string][] = [
      ['renderer/features/a/x.ts', 'renderer/features/b/y.ts'],
      ['renderer/features/b/z.ts', 'renderer/features/c/y.ts'],
      ['renderer/features/c/w.ts', 'renderer/features/a/y.ts'],
    ];
    const faults = layerFaults([...ring, ['renderer/features/d/x.ts', 'renderer/features/a/x.ts']]);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain('features/a, features/b, features/c');
    for (const [from] of ring) expect(faults[0]).toContain(from);
    expect(layerFaults(ring.slice(0, 2))).toEqual([]);
  });

  it('is read from every way to import, types as well', () => {
    const source = `
      import type { A } from '../a';
      import { b } from './b';
      import 'react';
      export * from '../../c';
      export { d } from './d';
      const e = () => import('../e');
    `;
    expect(importsOf('x.ts', source).toSorted()).toEqual(['../../c', '../a', '../e', './b', './d']);
  });
});
