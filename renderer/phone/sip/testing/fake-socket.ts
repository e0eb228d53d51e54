import { vi } from 'vitest';
import type { ScriptedServer } from './scripted-server';

/** What a server does with the two line ends of a ping (RFC 7118 section 6). */
export type CrlfManner = 'answers' | 'ignores' | 'closes';

export interface Sockets {
  manner: CrlfManner;
  /** Nothing comes back any more, as when the packets are lost. */
  dead: boolean;
  opened: number;
  /** Pings by line ends. */
  pings: number;
}

/** A browser's WebSocket in front of a scripted server. */
export const stubSockets = (server: ScriptedServer, manner: CrlfManner): Sockets => {
  const sockets: Sockets = { manner, dead: false, opened: 0, pings: 0 };
  class FakeSocket {
    readyState = 0;
    binaryType = '';
    onopen: (() => void) | null = null;
    onclose: (() => void) | null = null;
    onmessage: ((event: { data: unknown }) => void) | null = null;
    #link: ReturnType<ScriptedServer['attach']> | null = null;

    constructor() {
      sockets.opened++;
      queueMicrotask(() => {
        if (this.readyState !== 0) return;
        this.readyState = 1;
        this.#link = server.attach((data) => this.#hear(data));
        this.onopen?.();
      });
    }

    send(text: string): void {
      if (text !== '\r\n\r\n') return queueMicrotask(() => this.#link?.send(text));
      sockets.pings++;
      if (sockets.manner === 'answers') queueMicrotask(() => this.#hear('\r\n'));
      if (sockets.manner === 'closes') queueMicrotask(() => this.#fall());
    }

    close(): void {
      this.readyState = 3;
      this.#link?.close();
    }

    #hear(data: string): void {
      if (this.readyState === 1 && !sockets.dead) this.onmessage?.({ data });
    }

    #fall(): void {
      this.close();
      this.onclose?.();
    }
  }
  vi.stubGlobal('WebSocket', FakeSocket);
  return sockets;
};
