import type { Customer } from '../../../model/customer';
import type { Interaction } from '../../../model/interaction';
import { createDice, type Dice } from './dice';
import type { ExampleLanguage, Step, Thread } from './example';
import { featuredEnglish } from './featured-en';
import { featuredFrench } from './featured-fr';
import { featuredCustomer, ordinaryCustomer } from './make-customers';
import { householdFrench } from './household-fr';
import { neighboursFrench } from './neighbours-fr';
import { agents } from './people-lists';
import { threadsEnglish, thingsEnglish } from './threads-en';
import { threadsFrench, thingsFrench } from './threads-fr';

const customerCount = 200;
const englishCount = 26;
const dayMs = 86_400_000;

/** French spacing: no-break before a colon, narrow no-break before the high marks and inside the quotes. */
const typeset = (text: string): string =>
  text
    .replace(/ :/g, '\u00a0:')
    .replace(/ ([;!?»€%])/g, '\u202f$1')
    .replace(/« /g, '«\u202f')
    .replace(/(\d) (h|min|s)\b/g, '$1\u00a0$2');

/** `days` before today at a local time of day; on a Sunday, the day before. */
const timeOf = (now: number, days: number, time: string): number => {
  const [hour = '9', minute = '0'] = time.split(':');
  const at = new Date(now - days * dayMs);
  if (at.getDay() === 0) at.setDate(at.getDate() - 1);
  at.setHours(Number(hour), Number(minute), 0, 0);
  return at.getTime();
};

interface Teller {
  customer: Customer;
  language: ExampleLanguage;
  dice: Dice;
  now: number;
}

const contact = (
  teller: Teller,
  thread: Thread,
  step: Step,
  at: number,
  id: string,
): Interaction => {
  const { customer, language, dice } = teller;
  const phone = step.channel === 'call' ? customer.phones[0] : undefined;
  const talked = step.seconds ?? 0;
  const answered = talked > 0;
  const endedAt = at + (step.channel === 'call' ? talked * 1_000 : 0);
  const text = (words: string) => (language === 'fr' ? typeset(words) : words);
  return {
    id,
    customerId: customer.id,
    origin: 'example',
    channel: step.channel,
    direction: step.direction,
    practice: false,
    startedAt: at,
    endedAt,
    state: 'closed',
    agent: answered || step.channel !== 'call' ? dice.pick(agents[language]) : '',
    number: phone?.e164 ?? '',
    numberE164: phone?.e164 ?? null,
    displayName: '',
    queue: thread.queue,
    subject: text(step.subject),
    note: text(step.note),
    noteSavedAt: step.note === '' ? null : endedAt,
    call:
      step.channel === 'call'
        ? {
            answered,
            talkedSeconds: talked,
            endReason: answered ? 'hungUp' : 'missed',
            endedBy: answered && dice.chance(0.25) ? 'agent' : 'remote',
            status: null,
            redirectTo: null,
          }
        : null,
  };
};

const tell = (teller: Teller, thread: Thread, ago: number, prefix: string): Interaction[] =>
  thread.steps
    .map((step, place) => ({ step, at: timeOf(teller.now, ago - step.day, step.time), place }))
    .filter(({ at }) => at < teller.now)
    .map(({ step, at, place }) => contact(teller, thread, step, at, `${prefix}-${place}`));

const filled = (thread: Thread, teller: Teller): Thread => {
  const { dice, language } = teller;
  const words: Readonly<Record<string, string>> = {
    ref: `${dice.pick(['SAV', 'FA', 'CO', 'PC'])}-${10_000 + dice.roll(89_000)}`,
    thing: dice.pick(language === 'fr' ? thingsFrench : thingsEnglish),
    amount: `${12 + dice.roll(70)}`,
    hour: `${8 + dice.roll(3)}`,
  };
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (all, key: string) => words[key] ?? all);
  const steps = thread.steps.map((step) => ({
    ...step,
    subject: fill(step.subject),
    note: fill(step.note),
  }));
  return { ...thread, steps };
};

const withHistory = (customer: Customer, language: ExampleLanguage, seed: number, now: number) => {
  const dice = createDice(seed);
  const teller: Teller = { customer, language, dice, now };
  const all = language === 'fr' ? threadsFrench : threadsEnglish;
  const tags = new Set(customer.tags);
  const interactions: Interaction[] = [];
  const first = dice.roll(all.length);
  const count = 1 + dice.roll(3);
  for (let each = 0; each < count; each++) {
    const thread = all[(first + each * 5) % all.length];
    if (!thread) continue;
    if (thread.tag) tags.add(thread.tag);
    const ago = 2 + dice.roll(40) + each * (40 + dice.roll(160));
    interactions.push(...tell(teller, filled(thread, teller), ago, `${customer.id}-${each}`));
  }
  const earliest = Math.min(
    customer.createdAt,
    ...interactions.map((one) => one.startedAt - dayMs),
  );
  return {
    customer: { ...customer, tags: [...tags], createdAt: earliest, updatedAt: earliest },
    interactions,
  };
};

/**
 * The example customers and what happened with them, told backwards from now. The same every time: names,
 * numbers and ids do not change. Every number is in a range reserved for fiction (ARCEP, Ofcom, NANPA).
 */
export const makeExamples = (
  now: number,
): { customers: Customer[]; interactions: Interaction[] } => {
  const featured = [
    ...householdFrench,
    ...featuredFrench,
    ...neighboursFrench,
    ...featuredEnglish,
  ].map((one, place) => {
    const customer = featuredCustomer(one, now);
    const teller: Teller = { customer, language: one.language, dice: createDice(place), now };
    const interactions = one.threads.flatMap((thread, each) =>
      tell(teller, thread, thread.ago, `${one.id}-${each}`),
    );
    const tags = [
      ...new Set([...one.tags, ...one.threads.flatMap(({ tag }) => (tag ? [tag] : []))]),
    ];
    return { customer: { ...customer, tags }, interactions };
  });
  const ordinary = Array.from({ length: customerCount - featured.length }, (_, place) => {
    const language = place < englishCount ? 'en' : 'fr';
    const index = language === 'en' ? place : place - englishCount;
    return withHistory(ordinaryCustomer(index, language, now), language, 1_000 + place, now);
  });
  const all = [...featured, ...ordinary];
  return {
    customers: all.map(({ customer }) => customer),
    interactions: all.flatMap(({ interactions }) => interactions),
  };
};
