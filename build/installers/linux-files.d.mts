export const desktopEntry: () => string;
export const headsetRules: () => string;
