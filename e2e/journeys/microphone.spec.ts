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

test('an unplugged headset leaves silence and a question; with no microphone left the agent is unavailable until one is back', async ({
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
  await desk.finish();

  // Callers would hear nothing at all: none is put through.
  const state = desk.calls.getByTitle(desk.words('agent.change'));
  await expect(state).toContainText(desk.words('agent.available'));
  pulse.unplug('headset');
  pulse.unplug('laptop');
  await expect(state).toContainText(desk.words('agent.unavailable'), { timeout: 30_000 });
  await expect(desk.stage).toContainText(desk.words('audio.noCallsSent'));
  await caller.dial(agent.user);
  await caller.reaches('ended');
  expect((await caller.state()).refused).toBe(486);
  // By the desk itself, not by a PBX that had lost it.
  await expect(desk.calls.getByText(desk.words('calls.end.agentUnavailable'))).toBeVisible();

  pulse.plugIn('laptop');
  await expect(state).toContainText(desk.words('agent.available'), { timeout: 30_000 });
  await caller.dial(agent.user);
  await desk.ringsWith();
  await desk.answer();
  await hearsTone('the caller', caller.listen, laptop.tone);
  await caller.hangUp();
  await desk.endsWith('calls.end.hungUpByCaller');
});
