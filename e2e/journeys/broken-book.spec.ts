import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, needs, test } from '../fixtures/desk';
import { hearsTone } from '../fixtures/hearing';
import { agent, browserCustomer } from '../lab/people';

needs('browser', 'sip-lab');

/** Every seventh byte of what the browser keeps of the book is another one. */
const spoil = (profile: string, part: RegExp): [path: string, bytes: Buffer][] => {
  const stores = readdirSync(profile, { recursive: true, encoding: 'utf8' });
  const files = stores.filter((path) => /\.indexeddb\.leveldb\/[^/]+$/.test(path));
  const hit = files.filter((path) => part.test(path));
  expect(hit).not.toHaveLength(0);
  return hit.map((name) => {
    const path = join(profile, name);
    const bytes = readFileSync(path);
    for (let at = 0; at < bytes.length; at += 7) bytes[at] = (bytes[at] ?? 0) ^ 0x55;
    writeFileSync(path, bytes);
    return [path, bytes];
  });
};

test('a book whose rows are broken: it is said that customers are missing, and what is written now is kept', async ({
  atWork,
  farEnd,
}) => {
  const opened = await atWork(undefined, { ownBrowser: true });
  const caller = await farEnd({ ...browserCustomer, tone: 1200, answer: 'auto' });
  const talk = async (first: string, note: string) => {
    const { desk } = opened;
    await caller.dial(agent.user);
    await desk.ringsWith();
    await desk.answer();
    await desk.nameCaller(first, 'Petit');
    await desk.writeNote(note);
    await desk.noteIsSaved();
    await caller.hangUp();
    await desk.endsWith('calls.end.hungUpByCaller');
  };
  await talk('Denise', 'The drum stands still');
  await opened.kill();
  spoil(opened.profile, /\.(log|ldb)$/);
  await opened.startAgain();
  await opened.desk.lineIs('ready');
  const said = () => opened.desk.calls.getByText(opened.desk.words('calls.trouble.bookLost'));
  await expect(said()).toBeVisible();
  await talk('Anne', 'A new washing machine');

  await opened.startAgain();
  const { desk } = opened;
  await desk.lineIs('ready');
  await expect(said()).toBeVisible();
  await desk.openCustomer('Anne Petit');
  expect(await desk.noteInTimeline('A new')).toBe('A new washing machine');
  await desk.calls.getByRole('button', { name: desk.words('audio.warn.understood') }).click();
  await expect(said()).toBeHidden();
});

test('a book that the browser cannot open: it is said, nothing of it is touched, calls work', async ({
  atWork,
  farEnd,
}) => {
  const opened = await atWork(undefined, { ownBrowser: true });
  await opened.kill();
  const spoilt = spoil(opened.profile, /CURRENT$/);
  await opened.startAgain();
  const { desk } = opened;
  await desk.lineIs('ready');
  await expect(desk.calls.getByText(desk.words('calls.trouble.bookUnread'))).toBeVisible();
  const caller = await farEnd({ ...browserCustomer, tone: 1200, answer: 'auto' });
  await caller.dial(agent.user);
  await desk.ringsWith();
  await desk.answer();
  await hearsTone('the desk', opened.hear, 1200);
  await caller.hangUp();
  await desk.endsWith('calls.end.hungUpByCaller');
  for (const [path, bytes] of spoilt) expect(readFileSync(path)).toEqual(bytes);
});
