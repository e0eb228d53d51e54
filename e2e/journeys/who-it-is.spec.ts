import { bookThreadEnds, slowCustomers } from '../fixtures/failing-book';
import type { OpenDesk } from '../fixtures/desk';
import { expect, needs, test } from '../fixtures/scripted';
import type { PeerCall, SipPeer } from '../fixtures/sip-peer';
import { domain } from '../lab/people';

needs('browser');

const people = {
  nora: { number: '+12125550134', given: 'Nora', family: 'Hale' },
  ines: { number: '+34639984127', given: 'Inés', family: 'Vega' },
  helen: { number: '+447700900127', given: 'Helen', family: 'Ward' },
} as const;

const rings = async ({ desk }: OpenDesk, peer: SipPeer, number: string): Promise<PeerCall> => {
  const call = peer.call({ from: `<sip:${number}@${domain};user=phone>` });
  await desk.ringsWith();
  return call;
};

const goes = async ({ desk }: OpenDesk, call: PeerCall): Promise<void> => {
  call.cancel();
  await expect(desk.button('answer')).toHaveCount(0);
  await desk.putEverythingAway();
};

test('only whoever has this very number opens, a likeness is offered, and a slow book, or one whose thread has ended, shows who is there now', async ({
  target,
  peer,
}) => {
  const { desk } = target;
  for (const { number, given, family } of Object.values(people)) {
    const call = await rings(target, peer, number);
    await desk.nameCaller(given, family);
    await goes(target, call);
  }
  const heading = (name: string) => desk.customer.getByRole('heading', { name });
  const stranger = desk.customer.getByText(desk.words('customers.caller.nobody'));
  const likeness = desk.customer.getByText(desk.words('customers.caller.similar'));

  // Another area of the same country, and the same digits in another one.
  for (const number of ['+13125550134', '+33639984127']) {
    const call = await rings(target, peer, number);
    await expect(stranger).toBeVisible();
    await expect(likeness).toHaveCount(0);
    await expect(desk.customer).not.toContainText(/Nora|Inés/);
    await goes(target, call);
  }

  const alike = await rings(target, peer, '07700900127');
  await expect(likeness).toBeVisible();
  await expect(heading('Helen Ward')).toHaveCount(0);
  await desk.customer
    .getByRole('button', { name: desk.words('customers.caller.similarAct') })
    .click();
  await expect(heading('Helen Ward')).toBeVisible();
  await goes(target, alike);

  // While the book is still being asked for the one, the PBX says that it is the other.
  const goOn = await slowCustomers(desk.page);
  const passedOn = await rings(target, peer, people.ines.number);
  await desk.press('answer');
  await passedOn.answered(200);
  await desk.isTalking();
  const party = `<sip:${people.nora.number}@${domain}>;party=calling;privacy=off`;
  passedOn.request('UPDATE', { headers: [`Remote-Party-ID: ${party}`] });
  await expect(desk.stage).toContainText('212');
  await goOn();
  await expect(heading('Nora Hale')).toBeVisible();
  await desk.writeNote('The second delivery');
  await desk.noteIsSaved();
  passedOn.bye();
  await desk.endsWith('calls.end.hungUpByCaller');
  await desk.finish();
  await desk.openCustomer('Inés Vega');
  await expect(desk.timeline.filter({ hasText: 'The second delivery' })).toHaveCount(0);
  await desk.openCustomer('Nora Hale');
  expect(await desk.noteInTimeline('The second')).toBe('The second delivery');

  // The thread that has the book ends; the next one knows everybody, and the card on the screen is told on.
  await bookThreadEnds(desk.page);
  const later = await rings(target, peer, people.nora.number);
  await expect(heading('Nora Hale')).toBeVisible();
  await desk.press('answer');
  await later.answered(200);
  await desk.writeNote('Asks again');
  await desk.noteIsSaved();
  later.bye();
  await desk.endsWith('calls.end.hungUpByCaller');
  await desk.finish();
  await desk.openCustomer('Nora Hale');
  expect(await desk.noteInTimeline('Asks')).toBe('Asks again');
});
