/** One sample (-1 to 1) as ITU-T G.711 µ-law. */
const muLaw = (sample: number): number => {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(32_635, Math.abs(Math.round(sample * 32_767))) + 0x84;
  const exponent = Math.floor(Math.log2(magnitude)) - 7;
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
};

/** A tone as raw µ-law at 8 kHz, which is what sipp plays. */
export const muLawTone = (hertz: number, seconds: number): Uint8Array =>
  Uint8Array.from({ length: seconds * 8000 }, (_, index) =>
    muLaw(0.4 * Math.sin((2 * Math.PI * hertz * index) / 8000)),
  );
