import type { Core } from 'sip.js';
import type { DigitWay } from './digits';

const ways = new WeakMap<Core.Session, DigitWay>();

/** Digits by INFO, one after the other, for a far end that takes no RTP events. */
export const infoWay = (dialog: Core.Session, sent: (digit: string) => void): DigitWay => {
  const known = ways.get(dialog);
  if (known) return known;
  let row = '';
  let busy = false;
  const next = () => {
    const digit = row[0];
    if (busy || digit === undefined) return;
    busy = true;
    row = row.slice(1);
    const done = (ok: boolean) => () => {
      busy = false;
      if (ok) sent(digit);
      next();
    };
    const content = `Signal=${digit}\r\nDuration=160\r\n`;
    dialog.info(
      { onAccept: done(true), onRedirect: done(false), onReject: done(false) },
      {
        body: {
          contentDisposition: 'render',
          contentType: 'application/dtmf-relay',
          content,
        },
      },
    );
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
