export function openInBrowserWords(start: {
  url: string;
  port: number;
  /** Why it is not Electron, where somebody wonders. */
  reason: string | null;
  /** `own`: a browser was found and opens it. */
  window: 'own' | 'noDisplay' | 'noBrowser';
}): string;
export function openInElectronWords(start: { port: number }): string;
