/** How digits leave: as RTP events, or by INFO where the far end takes no events. */
export interface DigitWay {
  /** Starts or lengthens the row of tones that is being played. */
  play(tones: string): void;
  /** What is not played yet. */
  waiting(): string;
}

/** What a comma means in a row of tones (W3C WebRTC section 7.2). */
export const pauseMs = 2000;

export const rowOf = (digits: string): string =>
  digits
    .toUpperCase()
    .replaceAll('P', ',')
    .replace(/[^0-9*#A-D,]/g, '');

/**
 * Digits typed faster than they can be played. `insertDTMF` replaces what is waiting (W3C WebRTC 7.2), so
 * what is waiting is given again with the new ones behind it. A comma is a pause of two seconds. While nothing
 * can be sent they are kept.
 */
export const createDigitQueue = (way: () => DigitWay | null) => {
  let kept = '';
  const flush = () => {
    const open = way();
    if (!open || kept === '') return;
    const tones = kept;
    kept = '';
    open.play(open.waiting() + tones);
  };
  return {
    add: (digits: string) => {
      kept += rowOf(digits);
      flush();
    },
    flush,
  };
};

/** RFC 4733 through the sender's own queue. */
export const toneWay = (sender: RTCDTMFSender): DigitWay => ({
  play: (tones) => sender.insertDTMF(tones, 100, 70),
  waiting: () => sender.toneBuffer,
});
