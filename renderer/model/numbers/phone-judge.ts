/** What the phone number library says of one writing; the fast path in phone-number.ts asks it only when in doubt. */
export interface PhoneJudgement {
  e164: string;
  /** Fits the country's numbering plan; `possible` only has a length of that country. */
  valid: boolean;
  possible: boolean;
}

export interface PhoneJudge {
  read(written: string, country: string): PhoneJudgement | null;
  /** As people of `country` write it. */
  format(e164: string, country: string): string | null;
}

let loaded: PhoneJudge | null = null;

/** Null until the library is there: callers then make do with the fast path. */
export const phoneJudge = (): PhoneJudge | null => loaded;

/** Loads the library (44 kB), which the first screen does not need. */
export const loadPhoneJudge = async (): Promise<PhoneJudge> => {
  if (loaded) return loaded;
  const library = await import('libphonenumber-js/min');
  const parse = (written: string, country: string) =>
    library.isSupportedCountry(country)
      ? library.parsePhoneNumberFromString(written, { defaultCountry: country, extract: false })
      : library.parsePhoneNumberFromString(written, { extract: false });
  loaded = {
    read: (written, country) => {
      const number = parse(written, country);
      return number && !number.ext
        ? { e164: number.number, valid: number.isValid(), possible: number.isPossible() }
        : null;
    },
    format: (e164, country) => {
      const number = parse(e164, country);
      if (!number) return null;
      const home = library.isSupportedCountry(country)
        ? library.getCountryCallingCode(country)
        : null;
      return number.countryCallingCode === home
        ? number.formatNational()
        : number.formatInternational();
    },
  };
  return loaded;
};
