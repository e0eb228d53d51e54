import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kindOfText, readPolicyText, readSettingsText } from '@policy/settings-text';

const root = resolve(import.meta.dirname, '..');
const pages = ['README.md', 'electron/README.md', 'CONTRIBUTING.md', 'SECURITY.md'];
const textOf = (page: string) => readFileSync(join(root, page), 'utf8');

describe('what people read first', () => {
  it('shows settings files and policies that are taken over whole', () => {
    const samples = pages.flatMap((page) => [...textOf(page).matchAll(/```json\n(.*?)```/gs)]);
    expect(samples.length).toBeGreaterThanOrEqual(2);
    for (const [, sample = ''] of samples) {
      const read = kindOfText(sample) === 'policy' ? readPolicyText : readSettingsText;
      const { errors, warnings } = read(sample);
      expect([...errors, ...warnings], sample).toEqual([]);
    }
  });

  it('leads to pages that are there', () => {
    for (const page of pages)
      for (const [, link = ''] of textOf(page).matchAll(/\]\(([^)#]+)/g))
        if (!link.includes('://'))
          expect(existsSync(join(root, dirname(page), link)), `${page}: ${link}`).toBe(true);
  });
});
