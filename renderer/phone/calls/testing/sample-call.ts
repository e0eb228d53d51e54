import type { Call } from '../../../model/call';
import { notHeld } from '../call-hold';
import { onItsOwn } from '../call-party';

// For tests and the gallery.

/** A call that rings here and to which nothing has happened yet. */
export const sampleCall = (what: Partial<Call> = {}): Call => ({
  id: 'a',
  lineId: 'line',
  interactionId: 'i',
  direction: 'in',
  practice: false,
  remote: { number: '4102', displayName: '', anonymous: false },
  called: null,
  startedAt: 0,
  phase: { name: 'ringing', since: 0 },
  hold: notHeld,
  muted: false,
  transfer: { step: 'none' },
  ...onItsOwn,
  digits: '',
  media: 'none',
  ...what,
});

/** One that is talked in. */
export const talkingCall = (what: Partial<Call> = {}): Call =>
  sampleCall({ phase: { name: 'talking', since: 0 }, media: 'flowing', ...what });
