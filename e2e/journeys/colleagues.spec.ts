import { expect, needs, test } from '../fixtures/desk';
import { hearsTone } from '../fixtures/hearing';
import { agent, browserCustomer, colleague } from '../lab/people';
import { dialogInfo, publishState } from '../lab/publish';
import { settingsFor } from '../lab/settings';

needs('browser', 'sip-lab');

test.describe('the team', () => {
  test('a colleague’s state is seen live, also after the PBX came back, and one key calls', async ({
    atWork,
    open,
    lab: { kamailio },
    farEnd,
  }) => {
    const speedDials = [{ name: colleague.name, number: colleague.user, note: 'Billing' }];
    const { desk } = await atWork((settings) => (settings.team = { speedDials }), { tone: 440 });
    const settings = settingsFor(kamailio.server, colleague);
    settings.team = { publishPresence: true };
    const other = await open({ settings });
    await other.desk.lineIs('ready');
    await desk.openColleagues();
    await desk.colleagueIs(colleague.name, 'free');
    await other.desk.choose('dnd');
    await desk.colleagueIs(colleague.name, 'dnd');
    await other.desk.choose('unavailable');
    await desk.colleagueIs(colleague.name, 'away');
    await other.desk.choose('available');
    await desk.colleagueIs(colleague.name, 'free');

    const tell = (state: 'early' | 'confirmed' | 'terminated', etag?: string) =>
      publishState(
        kamailio.sipPort,
        colleague.user,
        'dialog',
        dialogInfo(colleague.user, state),
        etag,
      );
    const etag = await tell('early');
    await desk.colleagueIs(colleague.name, 'ringing');
    const next = await tell('confirmed', etag);
    await desk.colleagueIs(colleague.name, 'busy');
    await tell('terminated', next);
    await desk.colleagueIs(colleague.name, 'free');

    await kamailio.startAgain();
    await desk.colleagueIs(colleague.name, null);
    await desk.lineIs('ready');
    await desk.colleagueIs(colleague.name, 'free');
    await other.close();

    const answered = await farEnd({ ...colleague, tone: 880, answer: 'auto' });
    await desk.callColleague(colleague.name);
    await desk.isTalking();
    await hearsTone('the colleague', answered.listen, 440);
    await desk.press('hangUp');
    await desk.endsWith('calls.end.hungUpByAgent');
  });

  test('the lamp of the mailbox, a parked call and a forward', async ({
    atWork,
    lab: { kamailio },
    farEnd,
  }) => {
    const place = await farEnd({ ...colleague, tone: 660, answer: 'auto' });
    const caller = await farEnd({ ...browserCustomer, tone: 880, answer: 'auto' });
    const { desk, hear } = await atWork((settings) => {
      settings.line['parkCode'] = '*68{slot}';
      settings.line['pickupCode'] = '*68{slot}';
      settings.line['voicemail'] = colleague.user;
    });
    const summary = 'Messages-Waiting: yes\r\nVoice-Message: 2/5 (0/0)\r\n';
    await publishState(kamailio.sipPort, agent.user, 'message-summary', summary);
    const lamp = desk.calls.getByRole('button', {
      name: desk.words('team.messages_other', { count: '2' }),
    });
    await lamp.click();
    await desk.isTalking();
    await hearsTone('the desk', hear, 660);
    await desk.press('hangUp');
    await desk.finish();

    await caller.dial(agent.user);
    await desk.ringsWith();
    await desk.answer();
    await desk.press('transfer');
    await desk.calls.getByRole('button', { name: desk.words('team.park'), exact: true }).click();
    await desk.endsWith('calls.end.transferred');
    await place.reaches('talking');
    await hearsTone('who waits', caller.listen, 660);
    const parked = desk.calls.getByRole('list', { name: desk.words('team.parked') });
    await expect(parked.getByRole('listitem')).toContainText(browserCustomer.name);
    await desk.putEverythingAway();
    await caller.hangUp();
    await parked.getByRole('button', { name: desk.words('team.retrieve') }).click();
    await desk.isTalking();
    await expect(parked).toHaveCount(0);
    await desk.press('hangUp');
    await desk.putEverythingAway();

    await desk.forwardAll(colleague.user);
    await expect(desk.stage).toContainText(
      desk.words('team.forwarded.always', { number: colleague.user }),
    );
    await caller.dial(agent.user);
    await caller.reaches('ended');
    expect((await caller.state()).refused).toBe(302);
    await expect(desk.log).toContainText(desk.words('calls.end.forwarded'));
    await desk.calls.getByRole('button', { name: desk.words('team.forwardOff') }).click();
    await caller.dial(agent.user);
    await desk.ringsWith();
    await caller.hangUp();
  });
});
