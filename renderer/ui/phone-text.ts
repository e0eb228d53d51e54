import { formatNumber } from '../model/numbers';

/** A number as the agent reads it, never broken over two lines. */
export const phoneText = (number: string, country: string): string =>
  formatNumber(number, country).replaceAll(' ', '\u00A0');
