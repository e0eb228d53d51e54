import { type Invitation, Inviter, Registerer, SessionState, UserAgent, Web } from 'sip.js';
import { domain } from '../caller';
import { agentUser, createExchange, farUser } from './exchange';
import { FarVoice } from './far-voice';
import type { Phone, PhoneParts } from './phone';
import { MemoryTransport } from './sipjs-transport';

const address = (user: string) => {
  const uri = UserAgent.makeURI(`sip:${user}@${domain}`);
  if (!uri) throw new Error(`no address for ${user}`);
  return uri;
};

/** SIP.js as it comes, but for a third party's STUN server and its log on the console. */
export const createSipJsPhone = async (parts: PhoneParts): Promise<Phone> => {
  const { net, caller } = await createExchange();
  let invited: (invitation: Invitation) => void = () => undefined;
  const agent = new UserAgent({
    uri: address(agentUser),
    transportConstructor: MemoryTransport,
    transportOptions: { net: net.net },
    logBuiltinEnabled: false,
    sessionDescriptionHandlerFactoryOptions: {
      peerConnectionConfiguration: { iceServers: [...parts.iceServers] },
    },
    delegate: { onInvite: (invitation) => invited(invitation) },
  });
  await agent.start();
  await new Registerer(agent).register();
  return {
    ring: async () => {
      const ringing = new Promise<Invitation>((resolve) => {
        invited = resolve;
      });
      const far = new FarVoice(parts.voice);
      const call = await caller.call(agentUser, farUser, await far.offer());
      void call.answer.then((sdp) => far.answered(sdp));
      const invitation = await ringing;
      invitation.delegate = {
        onSessionDescriptionHandler: (handler) => {
          if (!(handler instanceof Web.SessionDescriptionHandler)) return;
          handler.peerConnection?.addEventListener('track', ({ track }) =>
            parts.ear.listen(track, false),
          );
        },
      };
      return {
        answer: () => void invitation.accept(),
        over: async () => {
          await call.end();
          far.close();
        },
      };
    },
    dial: async () => {
      const inviter = new Inviter(agent, address(farUser));
      const over = new Promise<void>((resolve) => {
        inviter.stateChange.addListener((state) => {
          if (state === SessionState.Terminated) resolve();
        });
      });
      const from = performance.now();
      await inviter.invite();
      await over;
      return net.sentAt() - from;
    },
  };
};
