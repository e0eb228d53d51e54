import { createBook } from '../../../renderer/book/archive';
import { createAudio } from '../../../renderer/phone/audio';
import {
  createCallsFlow,
  isLive,
  ringBackNeeded,
  ringingMode,
} from '../../../renderer/phone/calls';
import { createCustomersFlow, noJournal } from '../../../renderer/book/customers';
import { newId, silentLog, systemClock } from '../../../renderer/kernel';
import { createSipPhone } from '../../../renderer/phone/sip';
import { domain } from '../caller';
import { benchBridge } from './bench-bridge';
import { agentUser, createExchange, farUser } from './exchange';
import { FarVoice } from './far-voice';
import { pause, type Phone, type PhoneParts } from './phone';

/** The guard takes one INVITE every two seconds; the microphone is let go five seconds after a call. */
const betweenInvitesMs = 2_100;
const microphoneRestsMs = 5_500;

const account = (iceServers: readonly RTCIceServer[]) => ({
  lineId: 'bench',
  server: '',
  domain,
  user: agentUser,
  authUser: agentUser,
  displayName: '',
  realm: domain,
  secret: '',
  iceServers,
  registerExpires: 3600,
});

/** The desk without its screen, wired as the desk wires itself. */
const compose = (bookName: string) => {
  const clock = systemClock;
  const log = silentLog;
  const audio = createAudio({
    bridge: benchBridge,
    clock,
    log,
    settings: () => ({
      echoCancellation: true,
      noiseSuppression: 'browser',
      suppressCallers: false,
      levelCallers: false,
      autoGainControl: true,
      ringVolume: 0.7,
      ringTone: 'chime',
      ringInHeadset: false,
      waitingVolume: 0,
    }),
    microphoneOptional: () => false,
  });
  const heard: { ear: (track: MediaStreamTrack) => void } = { ear: () => undefined };
  const phone = createSipPhone({
    audio: audio.callAudio,
    clock,
    log,
    instanceId: crypto.randomUUID(),
    newCallId: newId,
    userAgent: 'Allodesk bench',
    createPeerConnection: (configuration) => {
      const connection = new RTCPeerConnection(configuration);
      connection.addEventListener('track', ({ track }) => heard.ear(track));
      return connection;
    },
  });
  const calls = createCallsFlow({
    port: phone.calls,
    microphone: audio.microphone,
    clock,
    log,
    newId,
    lineReady: () => true,
    lineId: () => 'bench',
    practice: () => false,
    country: () => 'FR',
    earlyMedia: () => false,
    gate: () => 'open',
    callWaiting: () => true,
    maxCalls: 4,
  });
  const book = createBook({ name: bookName, clock, log });
  const customers = createCustomersFlow({
    book,
    journal: noJournal,
    clock,
    log,
    agentName: () => 'Bench',
    nameOf: () => '',
    country: () => 'FR',
    lossSeen: () => undefined,
  });
  calls.onEvent(({ kind, call }) => {
    if (kind === 'callStarted') customers.callStarted(call);
    else if (kind === 'callAnswered') customers.callAnswered(call);
    else if (kind === 'callEnded') customers.callEnded(call);
  });
  calls.store.subscribe((state) => {
    audio.ringer.incoming(ringingMode(state.calls));
    audio.ringer.ringBack(ringBackNeeded(state.calls));
  });
  return { phone, calls, book, customers, heard };
};

export interface DeskPhone extends Phone {
  /** Milliseconds from the INVITE to the caller's recognition. */
  recognise(number: string): Promise<number>;
  ready(): Promise<void>;
}

/** Allodesk: phone, sound, calls and book, with no screen in front of them. */
export const createDeskPhone = async (parts: PhoneParts & { book: string }): Promise<DeskPhone> => {
  const { net, caller } = await createExchange();
  const { phone, calls, book, customers, heard } = compose(parts.book);
  heard.ear = (track) => parts.ear.listen(track, true);
  const registered = new Promise<void>((resolve) => {
    phone.line.onSignal(({ kind }) => {
      if (kind === 'connected') phone.line.register();
      if (kind === 'registered') resolve();
    });
  });
  await phone.use({ via: 'memory', account: account(parts.iceServers), net: net.net });
  phone.line.connect();
  await registered;

  let usedAt = Number.NEGATIVE_INFINITY;
  const rest = (ms: number) => pause(usedAt + ms - performance.now());
  const over = (): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        const all = calls.store.getState().calls;
        if (all.some(isLive)) return;
        stop();
        for (const call of all) calls.dismiss(call.id);
        usedAt = performance.now();
        resolve();
      };
      const stop = calls.store.subscribe(look);
      look();
    });
  const invite = async (number: string) => {
    await rest(betweenInvitesMs);
    const far = new FarVoice(parts.voice);
    const call = await caller.call(agentUser, number, await far.offer());
    void call.answer.then(
      (sdp) => far.answered(sdp),
      // A call that only rings is not answered.
      () => undefined,
    );
    return {
      answer: () => {
        const [ringing] = calls.store.getState().calls;
        if (ringing) calls.answer(ringing.id);
      },
      over: async () => {
        await call.end();
        far.close();
        await over();
      },
    };
  };
  return {
    ready: async () => {
      const opened = await book.open();
      if (!opened.ok) throw new Error(`the book does not open: ${opened.fault.code}`);
      // The directory in memory is complete when a search has been answered.
      await book.search('a', 1, 'FR');
    },
    ring: () => invite(farUser),
    dial: async () => {
      await rest(microphoneRestsMs);
      const from = performance.now();
      const ordered = calls.dial(farUser);
      if (!ordered.ok) throw new Error(ordered.fault.code);
      await caller.called();
      const took = net.sentAt() - from;
      await over();
      return took;
    },
    recognise: async (number) => {
      const before = new Set(Object.keys(customers.store.getState().recognised));
      const fresh = () =>
        Object.entries(customers.store.getState().recognised).find(([id]) => !before.has(id))?.[1];
      const recognised = new Promise<number>((resolve) => {
        const stop = customers.store.subscribe(() => {
          if (fresh()?.state !== 'done') return;
          stop();
          resolve(performance.now());
        });
      });
      const ringing = await invite(number);
      const took = (await recognised) - net.invitedAt();
      const known = fresh();
      await ringing.over();
      if (known?.matches.length !== 1) throw new Error(`${number} was not recognised`);
      return took;
    },
  };
};
