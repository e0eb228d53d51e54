/** What is known of the microphone that feeds the calls. */
export interface MicrophoneFacts {
  label: string;
  /** Hertz; undefined where the browser does not say. */
  sampleRate: number | undefined;
}

/** How the systems name a headset in its telephone profile: hands-free (HFP) or headset (HSP). */
const names = /hands-?free|\bhfp\b|\bhsp\b|headset head unit|\bag audio\b/i;
const bluetooth = /bluetooth|\bbt\b|airpods|\bbuds\b/i;

/**
 * Whether a Bluetooth headset has fallen back to its telephone profile, in which both sides sound dull: its
 * microphone then delivers 8 or 16 kHz (CVSD, mSBC). A low rate alone is not enough: some cabled headsets have one.
 */
export const inPhoneProfile = ({ label, sampleRate }: MicrophoneFacts): boolean => {
  const low = sampleRate !== undefined && sampleRate > 0 && sampleRate <= 16_000;
  return names.test(label) || (low && bluetooth.test(label));
};
