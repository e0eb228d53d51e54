import { Core } from 'sip.js';
import type { Clock } from '../../kernel';
import { type DigitWay, pauseMs } from './digits';

const ways = new WeakMap<Core.Session, DigitWay>();

/** A digit that got lost on the way is said again, a digit that is refused is not. */
const tries = 3;
const againMs = 500;
const passing = new Set([408, 480, 481, 491, 500, 503, 504]);

/**
 * Digits by INFO (application/dtmf-relay), one after the other, for a far end that takes no RTP events.
 * A comma is a pause of two seconds.
 */
export const infoWay = (
  dialog: Core.Session,
  clock: Pick<Clock, 'after'>,
  over: (digit: string, heard: boolean) => void,
): DigitWay => {
  const known = ways.get(dialog);
  if (known) return known;
  let row = '';
  let busy = false;
  const later = (ms: number, digit: string, left: number) =>
    void clock.after(ms, () => say(digit, left));
  const done = (digit: string, heard: boolean) => {
    busy = false;
    over(digit, heard);
    next();
  };
  const say = (digit: string, left: number) => {
    if (dialog.sessionState === Core.SessionState.Terminated) return;
    const refused = ({ message }: { message: Core.IncomingResponseMessage }) => {
      if (left > 1 && passing.has(message.statusCode ?? 0)) return later(againMs, digit, left - 1);
      done(digit, false);
    };
    dialog.info(
      { onAccept: () => done(digit, true), onRedirect: refused, onReject: refused },
      {
        body: {
          contentDisposition: 'render',
          contentType: 'application/dtmf-relay',
          content: `Signal=${digit}\r\nDuration=160\r\n`,
        },
      },
    );
  };
  const next = () => {
    const digit = row[0];
    if (busy || digit === undefined) return;
    busy = true;
    row = row.slice(1);
    if (digit === ',') void clock.after(pauseMs, () => done(digit, true));
    else say(digit, tries);
  };
  const way: DigitWay = {
    play: (tones) => {
      row = tones;
      next();
    },
    waiting: () => row,
  };
  ways.set(dialog, way);
  return way;
};
