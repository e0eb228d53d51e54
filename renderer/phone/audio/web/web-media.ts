import type { MediaPort, MicrophonePermission } from '../audio-ports';

/** The browser's own devices. A page that is not trusted has none: that reads as refused. */
export const webMedia = (navigator: Navigator): MediaPort => {
  const devices = (): MediaDevices => {
    // Absent outside secure contexts, whatever the types say.
    const found = navigator.mediaDevices as MediaDevices | undefined;
    if (!found) throw new DOMException('no media devices in this context', 'SecurityError');
    return found;
  };
  const status = async () => navigator.permissions.query({ name: 'microphone' });
  return {
    list: async () => devices().enumerateDevices(),
    open: async (constraints) => devices().getUserMedia({ audio: constraints }),
    permission: async (): Promise<MicrophonePermission> => {
      try {
        return (await status()).state;
      } catch {
        // Not every browser knows this name: then only the opening tells.
        return 'prompt';
      }
    },
    onDevices: (listener) => {
      const found = navigator.mediaDevices as MediaDevices | undefined;
      found?.addEventListener('devicechange', listener);
      return () => found?.removeEventListener('devicechange', listener);
    },
    onPermission: (listener) => {
      let over = false;
      let forget = () => {
        over = true;
      };
      status().then(
        (permission) => {
          if (over) return;
          permission.addEventListener('change', listener);
          forget = () => permission.removeEventListener('change', listener);
        },
        () => {
          over = true;
        },
      );
      return () => forget();
    },
  };
};
