/** A code of the PBX with its places filled in. */
export interface FilledCode {
  digits: string;
  /** `call`: sent inside the call; `dial`: called, or what a call is transferred to. */
  way: 'dial' | 'call';
}

export interface CodeValues {
  slot?: string;
  /** A colleague's number, or where calls go. */
  number?: string;
  /** The agent's own user. */
  user?: string;
}

const safe = /^[0-9A-Za-z*#+,._-]{0,64}$/;

export const needsSlot = (template: string): boolean => template.includes('{slot}');

/**
 * `*68{slot}` with its values. `{target}` is the same as `{number}`; a code that takes a number and has no
 * place for it gets it behind. Null where the code is empty, a value is missing, or the result is no code.
 */
export const fillCode = (
  template: string,
  values: CodeValues,
  takesNumber = false,
): FilledCode | null => {
  const inCall = template.startsWith('dtmf:');
  const bare = (inCall ? template.slice(5) : template).trim().replaceAll('{target}', '{number}');
  if (bare === '') return null;
  const whole = takesNumber && !bare.includes('{number}') ? `${bare}{number}` : bare;
  let missing = false;
  const digits = whole.replaceAll(/\{([a-z]*)\}/g, (_, name: string) => {
    const value =
      name === 'slot' || name === 'number' || name === 'user' ? values[name] : undefined;
    if (!value) missing = true;
    return value ?? '';
  });
  if (missing || digits === '' || !safe.test(digits)) return null;
  return { digits, way: inCall ? 'call' : 'dial' };
};

/** The lowest place that this desk has nothing parked in. Where the code wants one, the agent may choose another. */
export const freeSlot = (taken: readonly string[]): string => {
  let slot = 1;
  while (taken.includes(String(slot))) slot++;
  return String(slot);
};
