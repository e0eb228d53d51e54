// What `npm start` says once the desk is open: where it is, what it lacks there, how it ends.
import { defaultPort } from './start-arguments.mjs';

const howToEnd = 'Ctrl-C here ends it.';

/** `url` may carry the token of the settings file: it is for the one who started the desk. */
export const openInBrowserWords = ({ url, port, reason, window }) => {
  const places = {
    own: `Allodesk opens in a window of its own, at ${url}`,
    noDisplay: `There is no display here. Allodesk is at ${url} for a Chrome or Chromium on this machine.`,
    noBrowser: `No Chrome, Chromium or Edge was found. Install one and start again; meanwhile Allodesk is at ${url}`,
  };
  return [
    ...(reason ? [reason] : []),
    places[window],
    ...(port === defaultPort
      ? []
      : [`A desk's data belongs to its address: the one on port ${defaultPort} has other data.`]),
    'The browser edition has no keychain (the password is asked for at each start, and no call is recorded),',
    'no global keys, no tray, no telephone links and no second copy of the notes beside the customer book.',
    howToEnd,
  ].join('\n');
};

export const openInElectronWords = ({ port }) =>
  [
    'Allodesk opens.',
    ...(port === defaultPort ? [] : ['--port changes nothing here: Electron needs no port.']),
    howToEnd,
  ].join('\n');
