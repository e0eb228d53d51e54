import type { PhoneDoors } from './phone-doors';
import { toDesk, toPhone } from './message-shapes';
import type { PortShapes, ShapeOf } from './shape';
import { callsShape } from './shapes/calls';
import { headsetsShape, headsetSoundShape } from './shapes/headsets';
import {
  agentFactsShape,
  connectorShape,
  keysShape,
  lineShape,
  practiceShape,
  probeShape,
  relayShape,
} from './shapes/line';
import { audioShape, qualityShape } from './shapes/sound';
import { teamShape } from './shapes/team';

const doors = {
  agentFacts: agentFactsShape,
  audio: audioShape,
  calls: callsShape,
  connector: connectorShape,
  headsets: headsetsShape,
  headsetSound: headsetSoundShape,
  keys: keysShape,
  line: lineShape,
  practice: practiceShape,
  probe: probeShape,
  quality: qualityShape,
  relay: relayShape,
  team: teamShape,
} satisfies { [Name in keyof PhoneDoors]: ShapeOf<PhoneDoors[Name]> };

/** What crosses the phone's port: plain data, all of it with its schema. */
export const phoneShapes: PortShapes = { doors, toPhone, toDesk };
