import type { Language, Words } from '../../platform/i18n';
import type { Figure } from './course';

const locale: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };

/** A number with the decimals that its figure deserves, in the agent's language. */
export const decimal = (value: number, digits: number, language: Language): string =>
  value.toLocaleString(locale[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });

export const figureText = (
  t: Words,
  figure: Figure,
  value: number | null,
  language: Language,
): string => {
  if (value === null) return t('quality.nothing');
  switch (figure) {
    case 'mos':
      return decimal(value, 1, language);
    case 'lossIn':
    case 'lossOut':
      return t('quality.percent', { value: decimal(value, 1, language) });
    case 'jitter':
    case 'delay':
      return t('quality.ms', { value: decimal(value, 0, language) });
  }
};
