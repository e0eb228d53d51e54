/**
 * What `connect-src` allows besides the desk itself: the configured SIP server and nothing else.
 * Before there is one, any WebSocket, because the agent is about to name it. The value comes from
 * settings, so only its parsed scheme and host ever reach the header.
 */
export const connectSources = (server: string): string[] => {
  if (server.trim() === '') return ['wss:', 'ws:'];
  let url: URL;
  try {
    url = new URL(server.trim());
  } catch {
    return [];
  }
  if (url.protocol !== 'wss:' && url.protocol !== 'ws:') return [];
  return /^[a-z0-9.\-:[\]]+$/i.test(url.host) ? [`${url.protocol}//${url.host}`] : [];
};

/** True when the desk may open this address: the same rule again, below the page. */
export const mayConnect = (target: string, server: string): boolean => {
  const allowed = connectSources(server);
  let url: URL;
  try {
    url = new URL(target);
  } catch {
    return false;
  }
  return allowed.some(
    (source) => source === url.protocol || source === `${url.protocol}//${url.host}`,
  );
};
