import type { Page } from '@playwright/test';
import type { PhoneName } from './bench-api';
import type { DeskUnderTest } from './desk-bench';
import { inTurns, type Measure } from './figures';

const rounds = 15;
/** SIP.js waits five seconds for such a server. */
const silentRounds = 5;

const answer = (page: Page, name: PhoneName, silent: boolean) => () =>
  page.evaluate((given) => window.bench.answer(given.name, given.silent), { name, silent });
const dial = (page: Page, name: PhoneName, silent: boolean) => () =>
  page.evaluate((given) => window.bench.dial(given.name, given.silent), { name, silent });

/** Answer clicked -> the caller's first sample. */
export const benchAnswer = (page: Page, desk: DeskUnderTest): Promise<Measure> =>
  inTurns('Answer clicked → first remote sample', 'no SIP, all prepared', rounds, [
    { name: 'no SIP, all prepared', take: answer(page, 'bare', false) },
    { name: 'Allodesk', take: answer(page, 'allodesk', false) },
    { name: 'Allodesk, whole desk', take: (round) => desk.answer(round) },
    { name: 'SIP.js', take: answer(page, 'sipjs', false) },
    { name: 'Allodesk, silent STUN', rounds: silentRounds, take: answer(page, 'allodesk', true) },
    { name: 'SIP.js, silent STUN', rounds: silentRounds, take: answer(page, 'sipjs', true) },
  ]);

/** Call clicked -> INVITE on the wire. */
export const benchDial = (page: Page): Promise<Measure> =>
  inTurns('Call clicked → INVITE on the wire', 'no SIP, first candidate', silentRounds, [
    { name: 'no SIP, first candidate', take: dial(page, 'bare', false) },
    { name: 'Allodesk', take: dial(page, 'allodesk', false) },
    { name: 'SIP.js', take: dial(page, 'sipjs', false) },
    { name: 'Allodesk, silent STUN', take: dial(page, 'allodesk', true) },
    { name: 'SIP.js, silent STUN', take: dial(page, 'sipjs', true) },
  ]);

/** Spread over the whole book, and never the same one twice in a run. */
export const customerOf = (round: number, customers: number): number =>
  (round * 7_919 + 17) % customers;

/** INVITE received -> the caller recognised, without a screen. */
export const benchRecognition = (page: Page, customers: number): Promise<Measure> =>
  inTurns(
    `INVITE received → recognised among ${customers.toLocaleString('en')} customers`,
    'bare indexed read',
    rounds,
    [
      {
        name: 'bare indexed read',
        take: (round) =>
          page.evaluate((at) => window.bench.bareRead(at), customerOf(round, customers)),
      },
      {
        name: 'Allodesk, no screen',
        take: (round) =>
          page.evaluate((at) => window.bench.recognise(at), customerOf(round, customers)),
      },
    ],
  );
