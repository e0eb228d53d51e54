type Language = 'fr' | 'en';

const NO_BREAK = '\u00A0';

const two = (value: number) => String(value).padStart(2, '0');

const parts = (seconds: number) => {
  const whole = Math.max(0, Math.floor(seconds));
  return { h: Math.floor(whole / 3600), m: Math.floor(whole / 60) % 60, s: whole % 60 };
};

/** The running timer of a call: 06:42, from an hour on 1:06:42. */
export const runningTimer = (seconds: number): string => {
  const { h, m, s } = parts(seconds);
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
};

/** A duration beside a word: 0:07, 6:42, 1:06:42. */
export const shortDuration = (seconds: number): string => {
  const { h, m, s } = parts(seconds);
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
};

/** A duration in a sentence: 6 min 42 in French, 6 min 42 s in English; 38 s; 1 h 05. */
export const longDuration = (seconds: number, language: Language): string => {
  const { h, m, s } = parts(seconds);
  const join = (text: string) => text.replaceAll(' ', NO_BREAK);
  if (h > 0) return join(language === 'fr' ? `${h} h ${two(m)}` : `${h} h ${two(m)} min`);
  if (m === 0) return join(`${s} s`);
  if (s === 0) return join(`${m} min`);
  return join(language === 'fr' ? `${m} min ${two(s)}` : `${m} min ${two(s)} s`);
};

/** How long a state lasts, without seconds: empty in the first minute, then 12 min, 1 h 05. */
export const timeInState = (milliseconds: number, language: Language): string => {
  const minutes = Math.floor(Math.max(0, milliseconds) / 60_000);
  if (minutes === 0) return '';
  return longDuration(minutes * 60, language);
};

/** 24 hours: 9:58. */
export const timeOfDay = (at: number): string => {
  const date = new Date(at);
  return `${date.getHours()}:${two(date.getMinutes())}`;
};

/** 24 hours, to the second: 10:49:07. */
export const timeToTheSecond = (at: number): string =>
  `${timeOfDay(at)}:${two(new Date(at).getSeconds())}`;

const locales: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };
const formats = new Map<string, Intl.DateTimeFormat>();

const format = (language: Language, options: Intl.DateTimeFormatOptions) => {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locales[language], options);
  formats.set(key, made);
  return made;
};

const startOfDay = (at: number) => new Date(at).setHours(0, 0, 0, 0);

/** Whole days between two moments, by the calendar and not by 24 hours. */
export const daysBetween = (earlier: number, later: number): number =>
  Math.round((startOfDay(later) - startOfDay(earlier)) / 86_400_000);

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

// French writes the first of the month as an ordinal.
const french = (text: string, language: Language) =>
  language === 'fr' ? text.replace(/(^|\s)1(?=\s)/u, '$11er') : text;

/** A heading: Samedi 21 novembre, Saturday 21 November; with the year when it is another one. */
export const dayHeading = (at: number, now: number, language: Language): string => {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const text = format(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' as const }),
  }).format(at);
  return capital(french(text.replace(',', ''), language));
};

/** 21 nov., 21 Nov; with the year when it is another one. */
export const shortDate = (at: number, now: number, language: Language): string => {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const text = format(language, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' as const }),
  }).format(at);
  return french(text, language).replaceAll(' ', NO_BREAK);
};

/** 21 nov. 2026, 21 Nov 2026. */
export const dayAndYear = (at: number, language: Language): string => {
  const text = format(language, { day: 'numeric', month: 'short', year: 'numeric' }).format(at);
  return french(text, language).replaceAll(' ', NO_BREAK);
};

/** A month in a sentence: mars 2019, March 2019. */
export const monthAndYear = (at: number, language: Language): string =>
  format(language, { month: 'long', year: 'numeric' }).format(at);

/** In a list: the time today, else the date. */
export const timeOrDate = (at: number, now: number, language: Language): string =>
  daysBetween(at, now) === 0 ? timeOfDay(at) : shortDate(at, now, language);

/** 1 234,5 in French, 1,234.5 in English. */
export const number = (value: number, language: Language): string =>
  new Intl.NumberFormat(locales[language]).format(value);
