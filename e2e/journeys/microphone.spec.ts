import { expect, needs, test } from '../fixtures/desk';
import { hearsNothing, hearsTone } from '../fixtures/hearing';
import { agent, browserCustomer } from '../lab/people';

needs('browser', 'sip-lab', 'sound-lab');

test('the microphone and the speaker are changed in mid-call, and both sides hear it', async ({
  atWork,
  farEnd,
  pulse,
}) => {
  const { laptop, headset } = pulse.microphones;
  const { desk } = await atWork(
    (settings) => {
      settings.audio['microphones'] = [laptop.label];
      settings.audio['speakers'] = [pulse.speakers.laptop.label];
    },
    { sound: pulse },
  );
  const caller = await farEnd({ ...browserCustomer, tone: 880, answer: 'auto' });
  await caller.dial(agent.user);
  await desk.ringsWith();
  await desk.answer();
  await hearsTone('the caller', caller.listen, laptop.tone);
  await hearsTone('the laptop’s speaker', (tones) => pulse.listen('laptop', tones), 880);

  await desk.openDevices();
  await desk.chooseDevice('audio.microphone', headset.label);
  await hearsTone('the caller', caller.listen, headset.tone);
  await desk.chooseDevice('audio.speaker', pulse.speakers.headset.label);
  await hearsTone('the headset’s speaker', (tones) => pulse.listen('headset', tones), 880);

  // Back again, and mute still holds over the change.
  await desk.press('mute');
  await desk.chooseDevice('audio.microphone', laptop.label);
  await expect.poll(async () => (await caller.listen([laptop.tone])).level).toBeLessThan(0.003);
  await desk.press('unmute');
  await hearsTone('the caller', caller.listen, laptop.tone);
  await desk.press('hangUp');
  await caller.reaches('ended');
});

test('a headset that is unplugged in mid-call leaves silence and a question, never another microphone', async ({
  atWork,
  farEnd,
  pulse,
}) => {
  const { laptop, headset } = pulse.microphones;
  const { desk } = await atWork(
    (settings) => {
      settings.audio['microphones'] = [headset.label, laptop.label];
      settings.audio['speakers'] = [pulse.speakers.laptop.label];
    },
    { sound: pulse },
  );
  const caller = await farEnd({ ...browserCustomer, tone: 880, answer: 'auto' });
  await caller.dial(agent.user);
  await desk.ringsWith();
  await desk.answer();
  await hearsTone('the caller', caller.listen, headset.tone);

  // The sound server goes on with the laptop's microphone by itself: the desk must not.
  await desk.note.fill('Measures the');
  const unpluggedAt = performance.now();
  pulse.unplug('headset');
  await expect(desk.stage).toContainText(
    desk.words('audio.continue.lost', { label: headset.label }),
    { timeout: 3_000 },
  );
  const noticed = Math.round(performance.now() - unpluggedAt);
  console.log(`unplugged headset noticed after ${noticed} ms`);
  await hearsNothing('the caller', caller.listen);
  await expect(desk.button('unmute')).toBeVisible();
  await expect(desk.note).toBeFocused();

  await desk.page.keyboard.press('Control+Enter');
  await hearsTone('the caller', caller.listen, laptop.tone);
  await expect(desk.button('mute')).toBeVisible();
  await expect(desk.note).toHaveValue('Measures the');

  // Back again: offered, and taken when the agent says so.
  pulse.plugIn('headset');
  const offer = desk.stage.getByRole('button', { name: desk.words('audio.continue.take') });
  await expect(offer).toBeVisible();
  await hearsTone('the caller', caller.listen, laptop.tone);
  await offer.click();
  await hearsTone('the caller', caller.listen, headset.tone);
  await desk.press('hangUp');
  await caller.reaches('ended');
});
