import type { DeskBridge, DeskInfo, ResolvedSettings } from '@contract';
import type { Clock, Log } from '../kernel';
import type { ServedPhone } from '../phone/port';
import { type Fact, servicesOf } from '../platform/services';
import type { SettingsDoor } from '../platform/settings';
import { callsToRinger } from './call-sounds';
import { connectorService } from './connect-line';
import type { DeskCode } from './desk-code';
import { lostMicrophoneMutes } from './devices-wiring';
import { headsetService } from './headset-service';
import { headsetsToCalls } from './headset-wiring';
import { keyService } from './key-service';
import {
  agentFactsService,
  audioService,
  callService,
  forwardFactService,
  lineService,
  phoneService,
} from './phone-services';
import { probeService } from './probe-service';
import { endedCallsToCollector, qualityService } from './quality-wiring';
import { relayService } from './relay-wiring';
import { holdsToMusic } from './sound-wiring';
import { systemToLine } from './system-wiring';
import { teamService } from './team-wiring';

export interface PhoneHalfNeeds {
  bridge: DeskBridge;
  info: DeskInfo;
  settings: SettingsDoor;
  values: () => ResolvedSettings;
  country: () => string;
  practising: () => boolean;
  code: Pick<DeskCode, 'sip' | 'headset'>;
  inCall: Fact<boolean>;
  clock: Clock;
  log: Log;
}

/**
 * The list of the phone's services: all that carries calls. It knows no customer, no note and nothing of the screen; the
 * desk has its doors across the port.
 */
export const startPhoneHalf = (needs: PhoneHalfNeeds) => {
  const { given, doors } = servicesOf(needs)
    .add(forwardFactService)
    .add(agentFactsService)
    .add(audioService)
    .add(phoneService)
    .add(lineService)
    .add(relayService)
    .add(callService)
    .add(qualityService)
    .add(teamService)
    .add(headsetService)
    .add(connectorService)
    .add(keyService)
    .add(probeService)
    .add(endedCallsToCollector)
    .add(callsToRinger)
    .add(holdsToMusic)
    .add(systemToLine)
    .add(lostMicrophoneMutes)
    .add(headsetsToCalls)
    .start();
  const served: ServedPhone = doors;
  return { doors: served, recording: given.audio.recording };
};
