import type { AskingFrame } from '../platform/ports';

export const deskOrigin = { scheme: 'app', host: 'desk' } as const;
export const deskUrl = `${deskOrigin.scheme}://${deskOrigin.host}/index.html`;

/** True for an address of the desk's own pages. `URL.origin` is 'null' for own schemes, so it cannot serve. */
export const isDeskUrl = (text: string): boolean => {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return false;
  }
  return (
    url.protocol === `${deskOrigin.scheme}:` &&
    url.host === deskOrigin.host &&
    url.username === '' &&
    url.port === ''
  );
};

/** Only the window's own page may ask: no frame inside it, no page of anybody else, no frame that is gone. */
export const isTrustedFrame = (frame: AskingFrame | null): boolean =>
  frame !== null && frame.isTop && isDeskUrl(frame.url);
