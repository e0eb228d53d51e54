import { EmitterImpl, type Transport, TransportState } from 'sip.js';
import type { MemoryNet } from '../../../renderer/phone/sip';

/** SIP.js's transport over a net in memory. */
export class MemoryTransport implements Transport {
  readonly protocol = 'WS';
  readonly stateChange = new EmitterImpl<TransportState>();
  state = TransportState.Disconnected;
  onConnect: (() => void) | undefined;
  onDisconnect: ((error?: Error) => void) | undefined;
  onMessage: ((message: string) => void) | undefined;
  readonly #net: MemoryNet;
  #link: ReturnType<MemoryNet['attach']> | null = null;

  constructor(_logger: unknown, options: { net: MemoryNet }) {
    this.#net = options.net;
  }

  async connect(): Promise<void> {
    this.#link = this.#net.attach((message) => this.onMessage?.(message));
    this.#enter(TransportState.Connecting);
    this.#enter(TransportState.Connected);
    this.onConnect?.();
  }

  async disconnect(): Promise<void> {
    this.#link?.close();
    this.#link = null;
    this.#enter(TransportState.Disconnecting);
    this.#enter(TransportState.Disconnected);
    this.onDisconnect?.();
  }

  async dispose(): Promise<void> {
    await this.disconnect();
  }

  isConnected(): boolean {
    return this.state === TransportState.Connected;
  }

  async send(message: string): Promise<void> {
    this.#link?.send(message);
  }

  #enter(state: TransportState): void {
    this.state = state;
    this.stateChange.emit(state);
  }
}
