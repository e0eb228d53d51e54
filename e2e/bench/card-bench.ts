import type { Measure } from './figures';
import { inTurns } from './figures';
import type { DeskUnderTest } from './desk-bench';
import { customerOf } from './phone-bench';

const rounds = 15;
const bare = 'bare indexed read';
const plain = 'the same, and a plain card painted';

/** INVITE received -> the card painted in the built desk. */
export const benchCard = async (desk: DeskUnderTest, customers: number): Promise<Measure[]> => {
  const title = `INVITE received → card painted, ${customers.toLocaleString('en')} customers`;
  const at = (round: number) => customerOf(round, customers);
  const measure = await inTurns(title, bare, rounds, [
    {
      name: bare,
      take: (round) => desk.page.evaluate((one) => window.deskProbe.bareRead(one), at(round)),
    },
    {
      name: plain,
      take: (round) => desk.page.evaluate((one) => window.deskProbe.bareCard(one), at(round)),
    },
    { name: 'Allodesk', take: (round) => desk.card(at(round)) },
  ]);
  return [
    measure,
    {
      title: `${title}, against a plain card`,
      against: plain,
      figures: measure.figures.filter(({ name }) => name !== bare),
    },
  ];
};
