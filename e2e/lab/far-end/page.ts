import {
  type Invitation,
  Inviter,
  type Referral,
  Registerer,
  RegistererState,
  type Session,
  SessionState,
  SIPExtension,
  UserAgent,
  Web,
} from 'sip.js';
import type { FarEndAccount, FarEndApi, FarEndState } from './far-end-api';
import { createSound, type FarEndSound } from './sound';

declare global {
  interface Window {
    farEnd: FarEndApi;
  }
}

const state: FarEndState = {
  registered: false,
  phase: 'idle',
  refused: null,
  answered: 0,
  held: false,
  caller: '',
  messages: [],
};
let agent: UserAgent | null = null;
let session: Session | null = null;
let account: FarEndAccount | null = null;
let sound: FarEndSound | null = null;

const connectionOf = (call: Session): RTCPeerConnection | undefined =>
  (call.sessionDescriptionHandler as Web.SessionDescriptionHandler | undefined)?.peerConnection;

/** Follows one call; a later one takes its place, as after a transfer. */
const follow = (call: Session, phase: 'dialling' | 'ringing'): void => {
  session = call;
  state.phase = phase;
  state.refused = null;
  state.held = false;
  call.delegate = {
    onSessionDescriptionHandler: (handler) => {
      const connection = (handler as Web.SessionDescriptionHandler).peerConnection;
      if (account?.camera && phase === 'dialling') {
        connection?.addTransceiver('video');
        connection?.createDataChannel('chat');
      }
      connection?.addEventListener('track', (event) => {
        sound?.play(event.streams[0] ?? new MediaStream([event.track]));
      });
      connection?.addEventListener('signalingstatechange', () => {
        const offer = connection.remoteDescription?.sdp ?? '';
        const voice = offer.split(/^(?=m=)/m).find((section) => section.startsWith('m=audio'));
        state.held = /^a=(sendonly|inactive)\r?$/m.test(voice ?? '');
      });
    },
    // The far end of a blind transfer does what a customer's PBX does: it calls where it is sent.
    onRefer: (referral) => {
      void goWhereSent(referral);
    },
  };
  call.stateChange.addListener((now) => {
    if (now === SessionState.Established) {
      if (session === call) state.phase = 'talking';
      state.answered++;
    }
    if (now === SessionState.Terminated && session === call) state.phase = 'ended';
  });
};

const goWhereSent = async (referral: Referral): Promise<void> => {
  await referral.accept();
  const next = referral.makeInviter();
  follow(next, 'dialling');
  await next.invite();
};

const received = (invitation: Invitation): void => {
  const from = invitation.remoteIdentity;
  state.caller = `${from.displayName} ${from.uri.user ?? ''}`.trim();
  follow(invitation, 'ringing');
  if (account?.answer === 'auto') void invitation.accept();
  else void invitation.progress();
};

const start = async (given: FarEndAccount): Promise<void> => {
  account = given;
  sound = createSound();
  sound.say(given.tone);
  const { outgoing } = sound;
  const uri = UserAgent.makeURI(`sip:${given.user}@${given.domain}`);
  if (!uri) throw new Error('bad address');
  agent = new UserAgent({
    uri,
    displayName: given.name,
    authorizationUsername: given.user,
    authorizationPassword: given.secret,
    transportOptions: { server: given.server, traceSip: false },
    logBuiltinEnabled: false,
    // Lets a transferred customer take the place of whoever asked (RFC 3891).
    sipExtensionReplaces: SIPExtension.Supported,
    sessionDescriptionHandlerFactory: Web.defaultSessionDescriptionHandlerFactory(() =>
      Promise.resolve(outgoing.clone()),
    ),
    sessionDescriptionHandlerFactoryOptions: {
      iceGatheringTimeout: 500,
      peerConnectionConfiguration: { iceServers: [] },
    },
    delegate: {
      onInvite: received,
      onMessage: (message) => {
        state.messages.push(message.request.body);
        void message.accept();
      },
    },
  });
  asRfc6665(agent);
  await agent.start();
  const registerer = new Registerer(agent, { expires: 300 });
  const done = new Promise<void>((resolve) => {
    registerer.stateChange.addListener((now) => {
      state.registered = now === RegistererState.Registered;
      if (state.registered) resolve();
    });
  });
  await registerer.register();
  await done;
};

/** SIP.js says at every step of a transfer that it was the last one; other phones say it of the last. */
const asRfc6665 = ({ transport }: UserAgent): void => {
  const send = transport.send.bind(transport);
  transport.send = (message) =>
    send(
      /\r\n\r\nSIP\/2\.0 1\d\d/.test(message)
        ? message.replace('Subscription-State: terminated', 'Subscription-State: active')
        : message,
    );
};

const dial = async (target: string): Promise<void> => {
  const uri = UserAgent.makeURI(`sip:${target}@${account?.domain ?? ''}`);
  if (!agent || !uri) throw new Error('not started, or a bad target');
  const inviter = new Inviter(agent, uri, { earlyMedia: account?.early ?? false });
  follow(inviter, 'dialling');
  const refused = (response: { message: { statusCode?: number | undefined } }) => {
    state.refused = response.message.statusCode ?? 0;
  };
  await inviter.invite({ requestDelegate: { onReject: refused, onRedirect: refused } });
};

const answer = async (): Promise<void> => {
  if (!session || state.phase !== 'ringing') throw new Error('nothing rings');
  await (session as Invitation).accept();
};

const hangUp = async (): Promise<void> => {
  if (!session) throw new Error('no call');
  switch (session.state) {
    case SessionState.Established:
      await session.bye();
      break;
    case SessionState.Initial:
    case SessionState.Establishing:
      await (session instanceof Inviter ? session.cancel() : (session as Invitation).reject());
      break;
    case SessionState.Terminating:
    case SessionState.Terminated:
      break;
  }
};

window.farEnd = {
  start,
  state: () => ({ ...state, held: state.held && session !== null && !!connectionOf(session) }),
  dial,
  answer,
  hangUp,
  digits: (tones) => {
    const sender = session && connectionOf(session)?.getSenders()[0];
    if (!sender?.dtmf) throw new Error('no digits in this call');
    sender.dtmf.insertDTMF(tones, 100, 70);
  },
  say: (hertz, volume) => sound?.say(hertz, volume),
  send: async (packets) => {
    const sender = session && connectionOf(session)?.getSenders()[0];
    if (!sender) throw new Error('no call');
    const parameters = sender.getParameters();
    for (const encoding of parameters.encodings) encoding.active = packets;
    await sender.setParameters(parameters);
  },
  listen: (frequencies, ms) => {
    if (!sound) throw new Error('not started');
    return sound.listen(frequencies, ms);
  },
  levels: (ms) => {
    if (!sound) throw new Error('not started');
    return sound.levels(ms);
  },
};
