import { expect, needs, test } from '../fixtures/desk';
import { hearsTone } from '../fixtures/hearing';
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
