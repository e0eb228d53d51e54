import type { Clock, Log } from '../../../kernel';
import type { SoundPort } from '../audio-ports';
import { WebAudioGraph } from './web-audio-graph';
import { WebEchoPlayer } from './web-echo-player';
import { WebTonePlayer } from './web-tone-player';

/** Sound by the browser. Nothing is opened before it is needed. */
export const webSound = ({ clock, log }: { clock: Clock; log: Log }): SoundPort => ({
  graph: new WebAudioGraph(clock, log),
  speaker: new WebTonePlayer(clock, log),
  ringer: new WebTonePlayer(clock, log),
  echo: new WebEchoPlayer(clock, log),
});
