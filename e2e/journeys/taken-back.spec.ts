import { expect, needs, type OpenDesk, test } from '../fixtures/desk';
import { hearsTone } from '../fixtures/hearing';
import { agent, colleague } from '../lab/people';
import { settingsFor } from '../lab/settings';

needs('browser', 'sip-lab');

const voice = { agent: 440, colleague: 660 } as const;
const note = 'Promised the spare part for Thursday';

const hearEachOther = async (ours: OpenDesk, theirs: OpenDesk) => {
  await hearsTone('the colleague', theirs.hear, voice.agent);
  await hearsTone('the agent', ours.hear, voice.colleague);
};

test.describe('the desk dies in a call', () => {
  test.setTimeout(180_000);

  for (const trusted of [true, false])
    test(`with another desk, which ${trusted ? 'gives the call back' : 'does not: one press calls again'}`, async ({
      atWork,
      open,
      lab,
    }) => {
      const settings = settingsFor(lab.kamailio.server, colleague);
      settings.line['trustReplaces'] = trusted;
      const theirs = await open({ settings, tone: voice.colleague });
      await theirs.desk.lineIs('ready');
      const ours = await atWork(undefined, { tone: voice.agent });
      await theirs.desk.dial(agent.user);
      await ours.desk.ringsWith(colleague.name);
      await ours.desk.answer();
      await hearEachOther(ours, theirs);
      await ours.desk.writeNote(note);
      await ours.desk.noteIsSaved();

      const diedAt = performance.now();
      await ours.kill();
      await ours.startAgain();
      if (trusted) {
        await ours.desk.isTalking();
        // They had called, whoever has made the new connection.
        await expect(ours.desk.stage).toContainText(ours.desk.words('calls.incoming'));
        console.log(`taken back ${Math.round(performance.now() - diedAt)} ms after the death`);
        await expect(theirs.desk.button('answer')).toHaveCount(0);
      } else {
        await expect(ours.desk.stage).toContainText(ours.desk.words('calls.end.interrupted'));
        await expect(theirs.desk.button('answer')).toHaveCount(0);
        await expect(theirs.desk.button('hangUp').first()).toBeVisible();
        await ours.desk.pressThis(
          ours.desk.stage.getByRole('button', { name: ours.desk.words('calls.callBack') }),
        );
        // A second call for them: their first one is with a desk that is gone.
        await theirs.desk.otherCalls
          .getByRole('button', { name: theirs.desk.words('calls.holdAndAnswer') })
          .click();
        await ours.desk.isTalking();
      }
      await hearEachOther(ours, theirs);
      const interrupted = ours.desk.log.getByText(ours.desk.words('calls.end.interrupted'));
      // Given back it is one call with one record and one note; else a second one begins.
      await expect(ours.desk.note).toHaveValue(trusted ? note : '');
      await ours.desk.press('hangUp');
      await ours.desk.putEverythingAway();
      await expect(ours.desk.log.getByRole('listitem')).toHaveCount(trusted ? 1 : 2);
      await expect(interrupted).toHaveCount(trusted ? 0 : 1);
    });
});
