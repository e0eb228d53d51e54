import { FarVoice } from './far-voice';
import type { Phone, PhoneParts } from './phone';

const gathered = (connection: RTCPeerConnection): Promise<void> =>
  new Promise((resolve) => {
    const look = () => connection.iceGatheringState === 'complete' && resolve();
    connection.addEventListener('icegatheringstatechange', look);
    look();
  });

const firstCandidate = (connection: RTCPeerConnection): Promise<void> =>
  new Promise((resolve) => {
    connection.addEventListener('icecandidate', () => resolve(), { once: true });
  });

/** The floor: the same two peer connections, no SIP, everything that can be prepared is. */
export const createBarePhone = async ({ ear, voice }: PhoneParts): Promise<Phone> => {
  const microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
  const open = (): RTCPeerConnection => {
    const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
    for (const track of microphone.getTracks()) connection.addTrack(track);
    return connection;
  };
  return {
    ring: async () => {
      const far = new FarVoice(voice);
      const own = open();
      own.addEventListener('track', ({ track }) => ear.listen(track, false));
      await own.setRemoteDescription({ type: 'offer', sdp: await far.offer() });
      await own.setLocalDescription();
      await gathered(own);
      return {
        answer: () => void far.answered(own.localDescription?.sdp ?? ''),
        over: async () => {
          own.close();
          far.close();
        },
      };
    },
    dial: async () => {
      const from = performance.now();
      const own = open();
      const ready = firstCandidate(own);
      await own.setLocalDescription();
      await ready;
      const took = performance.now() - from;
      own.close();
      return took;
    },
  };
};
