import { readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { deskTest as test, expect } from '../standin/desk-test';
import { askValue } from '../standin/in-page';

const key = { name: 'recordings', memoryOnly: false } as const;

test.describe('the files of the desktop edition', () => {
  test('secrets that were cut short on disk are set aside, and so is the secret’s place in damaged settings', async ({
    openDesktop,
  }) => {
    const stored = '{ "line": { "user": "4108", "secret": "correct-horse", "ser';
    const desk = await openDesktop('standin', { bare: true, stored });
    await askValue(desk.page, 'vault.keep', { ...key, secret: 'old key' });
    const file = join(desk.dataFolder, 'secrets.json');
    truncateSync(file, readFileSync(file).length - 4);
    const cut = readFileSync(file, 'utf8');
    await desk.restart('killed');
    expect(await askValue(desk.page, 'vault.read', 'recordings')).toBeNull();
    await askValue(desk.page, 'vault.keep', { ...key, secret: 'new key' });
    await desk.restart('killed');
    expect(await askValue(desk.page, 'vault.read', 'recordings')).toBe('new key');
    const aside = readdirSync(desk.dataFolder).filter((name) => name.includes('.damaged-'));
    const texts = aside.toSorted().map((name) => readFileSync(join(desk.dataFolder, name), 'utf8'));
    expect(texts).toEqual([cut, '{ "line": { "user": "4108", "secret": "[removed]", "ser']);
  });
});
