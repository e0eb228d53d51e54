import { chmodSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
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

  test('IT’s policy that breaks is said on the screen, and goes on as it last was', async ({
    openDesktop,
  }) => {
    const fixed = { recording: { allowed: false }, line: { server: 'wss://pbx.example' } };
    const policy = `\uFEFF${JSON.stringify({ version: 2, fixed })}`;
    const stored = '{"desk":{"line":"practice"},"recording":{"allowed":true}}';
    const desk = await openDesktop('standin', { policy, stored });
    const read = () => askValue(desk.page, 'settings.read', null);
    expect((await read())['recording.allowed']).toMatchObject({ value: false, locked: true });
    const file = join(desk.dataFolder, '../policy.json');
    const notice = desk.page.getByRole('region', { name: 'À propos de vos réglages' });

    writeFileSync(file, '{ "version": 2,\n  "fixed": { "recording": { "allowed": false }\n');
    await desk.restart();
    await expect(notice).toContainText('Les derniers qui ont pu être lus restent en vigueur');
    await notice.getByText('Pour votre service informatique').click();
    await expect(notice).toContainText('ligne 3, colonne 1');
    expect((await read())['line.server']).toMatchObject({
      value: 'wss://pbx.example',
      locked: true,
    });
    expect((await read())['recording.allowed']).toMatchObject({ value: false, locked: true });
    expect((await read())['team.forwardTo'].locked).toBe(true);

    writeFileSync(file, policy);
    chmodSync(file, 0o666);
    rmSync(join(desk.dataFolder, 'policy-last-good.json'));
    await desk.restart();
    await notice.getByText('Pour votre service informatique').click();
    await expect(notice).toContainText('d’autres que les administrateurs peuvent le modifier');
    expect((await read())['recording.allowed']).toMatchObject({ value: false, locked: true });
    expect((await read())['ui.theme'].locked).toBe(false);

    rmSync(file);
    await desk.restart();
    await expect(desk.page.getByRole('region', { name: 'Appels' })).toBeVisible();
    await expect(notice).toBeHidden();
    expect((await read())['recording.allowed']).toMatchObject({ value: true, locked: false });
  });

  test('a settings file that names another server gets no secret of the former one', async ({
    openDesktop,
  }) => {
    const stored = JSON.stringify({
      desk: { line: 'practice' },
      line: { server: 'wss://pbx.example', user: '4108', secret: 'correct-horse' },
    });
    const desk = await openDesktop('standin', { bare: true, stored });
    expect(await askValue(desk.page, 'vault.read', 'line')).toBe('correct-horse');
    await askValue(desk.page, 'settings.import', '{"line":{"server":"wss://evil.example"}}');
    expect(await askValue(desk.page, 'vault.read', 'line')).toBeNull();
    await desk.restart('killed');
    expect(await askValue(desk.page, 'vault.read', 'line')).toBeNull();
    expect((await askValue(desk.page, 'vault.state', null)).holds).toEqual([]);
    const change = { key: 'line.server' as const, value: 'wss://pbx.example' };
    await askValue(desk.page, 'settings.write', [change]);
    expect(await askValue(desk.page, 'vault.read', 'line')).toBe('correct-horse');
  });
});
