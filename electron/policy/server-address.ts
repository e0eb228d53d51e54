/** The server as typed, with the secure scheme where none was given. */
export const serverAddress = (typed: string): string => {
  const server = typed.trim();
  return server === '' || /^[a-z][a-z0-9+.-]*:\/\//i.test(server) ? server : `wss://${server}`;
};

/** The host that an address names, or nothing. */
export const hostOf = (address: string): string => {
  const server = serverAddress(address);
  return URL.canParse(server) ? new URL(server).hostname : '';
};
