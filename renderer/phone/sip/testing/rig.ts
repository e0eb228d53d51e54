import { afterEach, beforeEach, vi } from 'vitest';
import type { CallAudio } from '../../audio';
import type { CallSignal } from '../../calls';
import { fail, ok, silentLog, systemClock } from '../../../kernel';
import type { LineAccount, LineSignal } from '../../line';
import type { SipConnection } from '../connection';
import { createSipPhone, type SipPhone } from '../sip-phone';
import {
  FakePeerConnection,
  fakePeerConnection,
  FakeTrack,
  hostAtOnce,
} from './fake-peer-connection';
import { ScriptedServer } from './scripted-server';

export const account: LineAccount = {
  lineId: 'line',
  server: 'wss://pbx.test',
  domain: 'lab.test',
  user: 'desk',
  authUser: 'desk',
  displayName: 'Desk',
  realm: 'lab.test',
  secret: 'pw-desk',
  iceServers: [],
  registerExpires: 300,
};

export interface AudioOnTest extends CallAudio {
  refuseMicrophone: boolean;
  microphoneTakesMs: number;
  opened: string[];
  heard: string[];
  released: string[];
}

export const audioOnTest = (): AudioOnTest => {
  const audio: AudioOnTest = {
    refuseMicrophone: false,
    microphoneTakesMs: 0,
    opened: [],
    heard: [],
    released: [],
    outgoing: async (call, options) => {
      audio.opened.push(call);
      const { microphoneTakesMs: ms } = audio;
      if (ms > 0) await new Promise((resolve) => void systemClock.after(ms, () => resolve(null)));
      if (audio.refuseMicrophone && !options?.whatever) return fail('microphoneRefused', 'device');
      return ok(new FakeTrack(`own-${call}`) as unknown as MediaStreamTrack);
    },
    incoming: (call) => void audio.heard.push(call),
    release: (call) => void audio.released.push(call),
  };
  return audio;
};

export interface Rig {
  phone: SipPhone;
  server: ScriptedServer;
  audio: AudioOnTest;
  line: LineSignal[];
  calls: CallSignal[];
  logged: string[];
  /** The peer connections, oldest first. */
  peers: FakePeerConnection[];
  peer(): FakePeerConnection;
  /** The kinds of signals that a call gave. */
  kinds(call: string): string[];
  ended(call: string): Extract<CallSignal, { kind: 'ended' }>['end'] | undefined;
}

/** For the head of a test file: in each of its tests time stands still until `tick`. */
export const onFakeTime = (): void => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
};

/** Lets everything happen that falls due within `ms`. Needs fake timers. */
export const tick = (ms = 20): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

export const createRig = async (
  change: {
    account?: Partial<LineAccount>;
    connection?: SipConnection;
    ready?: boolean;
    net?: ScriptedServer;
    random?: () => number;
  } = {},
): Promise<Rig> => {
  vi.stubGlobal('MediaStream', class {});
  FakePeerConnection.all = [];
  FakePeerConnection.failing = null;
  FakePeerConnection.finding = hostAtOnce;
  const server = change.net ?? new ScriptedServer();
  const audio = audioOnTest();
  const logged: string[] = [];
  let made = 0;
  const phone = createSipPhone({
    audio,
    clock: systemClock,
    log: (level, text) => {
      logged.push(`${level} ${text}`);
      silentLog(level, text);
    },
    instanceId: '3d9f6c52-8c4f-4b53-9c55-0a1b2c3d4e5f',
    newCallId: () => `in-${++made}`,
    userAgent: 'Test',
    random: change.random ?? (() => 0.5),
    createPeerConnection: fakePeerConnection,
  });
  const line: LineSignal[] = [];
  const calls: CallSignal[] = [];
  phone.line.onSignal((signal) => line.push(signal));
  phone.calls.onSignal((signal) => calls.push(signal));
  const using = { ...account, ...change.account };
  await phone.use(change.connection ?? { via: 'memory', account: using, net: server });
  if (change.ready !== false) {
    phone.line.connect();
    await tick();
    phone.line.register();
    await tick();
  }
  return {
    phone,
    server,
    audio,
    line,
    calls,
    logged,
    peers: FakePeerConnection.all,
    peer: () => FakePeerConnection.all.at(-1)!,
    kinds: (call) => calls.filter((one) => one.call === call).map((one) => one.kind),
    ended: (call) =>
      calls.flatMap((one) => (one.kind === 'ended' && one.call === call ? [one.end] : []))[0],
  };
};
