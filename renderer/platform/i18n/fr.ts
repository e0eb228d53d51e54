import platform from './fr.json';

// Those of features are found by their place: whoever adds a feature names its words nowhere else.
export const words = {
  platform,
  features: import.meta.glob('../../features/*/fr.json', { eager: true, import: 'default' }),
};
