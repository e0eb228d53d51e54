import type { Cancel, Clock } from '../../kernel';
import type { MemoryNet } from './connection';

export interface TransportListener {
  opened(): void;
  /** Once for every `open`, also when it never came up. */
  closed(why: 'unreachable' | 'badAddress'): void;
  received(message: string): void;
  /** The answer to a ping (RFC 5626 section 3.5.1). */
  pong(): void;
  /** A frame that is no text in UTF-8. */
  undecodable(): void;
}

/** The way to the server. `open` always starts anew and never waits for what was there before. */
export interface Transport {
  /** As written in Via (RFC 7118 section 5.2). */
  protocol: 'WS' | 'WSS';
  open(): void;
  /** False when there was nothing to close; else `closed` is heard. */
  close(): boolean;
  isOpen(): boolean;
  /** False when there is no connection. */
  send(message: string): boolean;
  /** Two line ends (RFC 5626 section 3.5.1, RFC 7118 section 6); false where there is nobody to answer them. */
  ping(): boolean;
}

const openWithinMs = 8000;

/** SIP over WebSocket (RFC 7118). */
export const createWebSocketTransport = (
  server: string,
  clock: Clock,
  listener: TransportListener,
): Transport => {
  const address = serverAddress(server);
  let socket: WebSocket | null = null;
  let stopWaiting: Cancel | null = null;

  const drop = (): WebSocket | null => {
    const dropped = socket;
    socket = null;
    stopWaiting?.();
    stopWaiting = null;
    // A dead peer never confirms the close: it is asked for and not waited for.
    dropped?.close();
    return dropped;
  };

  const open = () => {
    drop();
    if (!address) return queueMicrotask(() => listener.closed('badAddress'));
    let mine: WebSocket;
    try {
      mine = new WebSocket(address, 'sip');
    } catch {
      // The address is one that the browser does not open from here.
      return queueMicrotask(() => listener.closed('badAddress'));
    }
    socket = mine;
    mine.binaryType = 'arraybuffer';
    const isMine = () => socket === mine;
    const lost = () => {
      if (!isMine()) return;
      drop();
      listener.closed('unreachable');
    };
    stopWaiting = clock.after(openWithinMs, lost);
    mine.onopen = () => {
      if (!isMine()) return;
      stopWaiting?.();
      listener.opened();
    };
    mine.onclose = lost;
    mine.onmessage = (event: MessageEvent<unknown>) => {
      if (!isMine()) return;
      const text = textOf(event.data);
      if (text === null) listener.undecodable();
      // Keep-alive (RFC 5626 section 3.5.1): the answer to a ping is a single line end.
      else if (text === '\r\n\r\n') mine.send('\r\n');
      else if (text.trim() !== '') listener.received(text);
      else if (text !== '') listener.pong();
    };
  };

  const send = (message: string): boolean => {
    if (socket?.readyState !== 1) return false;
    socket.send(message);
    return true;
  };

  return {
    protocol: address?.protocol === 'ws:' ? 'WS' : 'WSS',
    open,
    close: () => {
      const had = drop() !== null;
      if (had) queueMicrotask(() => listener.closed('unreachable'));
      return had;
    },
    isOpen: () => socket?.readyState === 1,
    send,
    ping: () => send('\r\n\r\n'),
  };
};

const strict = new TextDecoder('utf-8', { fatal: true });
const largestFrame = 1024 * 1024;

const textOf = (data: unknown): string | null => {
  if (typeof data === 'string') return data;
  if (!(data instanceof ArrayBuffer) || data.byteLength > largestFrame) return null;
  try {
    return strict.decode(data);
  } catch {
    // No UTF-8: no SIP (RFC 3261 section 7).
    return null;
  }
};

/** `wss://`, or `ws://` where the account says so (a laboratory); no user, no secret inside. */
export const serverAddress = (server: string): URL | null => {
  if (!URL.canParse(server)) return null;
  const url = new URL(server);
  const known = url.protocol === 'wss:' || url.protocol === 'ws:';
  return known && url.hostname && !url.username && !url.password ? url : null;
};

/** The same over a net in memory. Nothing arrives within the call that sent it, as on a real network. */
export const createMemoryTransport = (net: MemoryNet, listener: TransportListener): Transport => {
  let link: ReturnType<MemoryNet['attach']> | null = null;
  let generation = 0;
  const close = (): boolean => {
    const had = link;
    link = null;
    generation++;
    had?.close();
    return had !== null;
  };
  return {
    protocol: 'WS',
    open: () => {
      close();
      const mine = generation;
      link = net.attach((message) =>
        queueMicrotask(() => mine === generation && listener.received(message)),
      );
      queueMicrotask(() => mine === generation && listener.opened());
    },
    close: () => {
      const had = close();
      if (had) queueMicrotask(() => listener.closed('unreachable'));
      return had;
    },
    isOpen: () => link !== null,
    send: (message) => {
      const to = link;
      if (!to) return false;
      queueMicrotask(() => to === link && to.send(message));
      return true;
    },
    ping: () => false,
  };
};
