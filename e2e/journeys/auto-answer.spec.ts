import { expect, needs, test } from '../fixtures/desk';
import { hearsTone } from '../fixtures/hearing';
import type { Pulse } from '../lab/pulse';
import { agent, browserCustomer, customer } from '../lab/people';
import type { SettingsFile } from '../lab/settings';

needs('browser', 'sip-lab', 'sound-lab');

const policy = JSON.stringify({ version: 2, fixed: { line: { autoAnswer: 'always' } } });
/** The two steps of the announcing tone, and the caller's voice. */
const announced = [660, 990];
const voice = 1320;

/** The laptop's speaker has nothing but the conversation and what announces it: it rings elsewhere. */
const ringsElsewhere = (pulse: Pulse) => (settings: SettingsFile) => {
  settings.audio['microphones'] = [pulse.microphones.laptop.label];
  settings.audio['speakers'] = [pulse.speakers.laptop.label];
  settings.audio['ringers'] = [pulse.speakers.headset.label];
};

test('a call is answered by itself where IT says so, behind a tone, and not over another call', async ({
  onDesktop,
  farEnd,
  pulse,
}) => {
  const { desk } = await onDesktop(ringsElsewhere(pulse), { policy, sound: pulse });
  const caller = await farEnd({ ...browserCustomer, tone: voice, answer: 'auto' });
  const ended = await pulse.follow('laptop', [...announced, voice]);
  await caller.dial(agent.user);
  await desk.isTalking();
  await expect(desk.calls).toContainText(desk.words('team.autoAnswered'));
  await hearsTone('the caller', caller.listen, pulse.microphones.laptop.tone);
  // In the agent's ear the tone was there before the caller, who hears the microphone from the answer on.
  expect(await ended()).toEqual([...announced, voice]);

  const second = await farEnd({ ...customer, tone: 0, answer: 'auto' });
  await second.dial(agent.user);
  await expect(desk.otherCalls).toContainText(customer.national);
  await desk.page.waitForTimeout(2500);
  expect((await second.state()).phase).toBe('dialling');
  await second.hangUp();
  await desk.press('hangUp');
  await caller.reaches('ended');
});

test('the same in the agent’s own settings answers nothing', async ({
  onDesktop,
  farEnd,
  pulse,
}) => {
  const { desk } = await onDesktop(
    (settings) => {
      ringsElsewhere(pulse)(settings);
      settings.line['autoAnswer'] = 'always';
    },
    { sound: pulse },
  );
  const caller = await farEnd({ ...browserCustomer, tone: voice, answer: 'auto' });
  const ended = await pulse.follow('laptop', [...announced, voice]);
  await caller.dial(agent.user);
  await desk.ringsWith(browserCustomer.national);
  await desk.page.waitForTimeout(3000);
  await expect(desk.button('answer')).toBeVisible();
  expect((await caller.state()).phase).toBe('dialling');
  expect(await ended()).toEqual([]);
  await caller.hangUp();
});
