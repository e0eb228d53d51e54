import { type Call, type CallsFlow, ringBackNeeded, ringingMode } from '../phone/calls';
import type { createAudio } from '../phone/audio';

interface Needs {
  calls: Pick<CallsFlow, 'store' | 'onEvent'>;
  audio: Pick<ReturnType<typeof createAudio>, 'ringer'>;
}

const sayHowItEnded = ({ audio }: Needs, call: Call) => {
  if (call.phase.name !== 'ended') return;
  const { end } = call.phase;
  if (end.by === 'agent') return;
  if (end.reason === 'busy') audio.ringer.ended('busy');
  else if (end.reason === 'lineLost' || end.reason === 'mediaFailed') audio.ringer.ended('lost');
  else if (end.reason === 'hungUp') audio.ringer.ended('remoteHungUp');
};

/** Calls ring and are heard to end. */
export const callsToRinger = (needs: Needs): void => {
  const { calls: flow, audio } = needs;
  flow.store.subscribe(({ calls }) => {
    audio.ringer.incoming(ringingMode(calls));
    audio.ringer.ringBack(ringBackNeeded(calls));
  });
  flow.onEvent(({ kind, call }) => {
    if (kind === 'callEnded' && call.consults === null) sayHowItEnded(needs, call);
  });
};
