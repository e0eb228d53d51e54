import { type Gathering, NoPath } from './ice-gathering';
import type { LocalIceGathering } from './local-ice-gathering';

/** How often a first description is begun on another connection while somebody waits for it. */
const beginsAtMost = 3;

/** A connection and our own end of its path. */
export interface Path {
  connection: RTCPeerConnection;
  own: LocalIceGathering;
}

export interface LocalDescriptionOptions {
  configuration: RTCConfiguration;
  connect(configuration: RTCConfiguration): Path;
  /** Brings another connection to where the one before was: what the far end has offered is set on it. */
  restore(): Promise<void>;
  warn(text: string): void;
  closed: AbortSignal;
}

type Make = () => Promise<RTCSessionDescriptionInit>;

/**
 * Our description of a call, and the connection that it is about: one for the whole call, from the first
 * description on that has left. Until then another one takes its place where the browser does not even begin to
 * look for candidates: Chromium may lose the news of the interfaces between two searches, and then waits for ever.
 */
export class LocalDescription {
  readonly #options: LocalDescriptionOptions;
  #path: Path;
  /** The first one was set while it rang, and its candidates are being gathered. */
  #prepared: Promise<void> | null = null;
  /** Somebody waits for the first one. */
  #awaited = false;
  /** One has left: the far end knows this connection. */
  #known = false;

  constructor(options: LocalDescriptionOptions) {
    this.#options = options;
    this.#path = options.connect(options.configuration);
  }

  get path(): Path {
    return this.#path;
  }

  /** Sets the first one, to be asked for later by `describe`. */
  async prepare(make: Make): Promise<void> {
    this.#prepared = this.#gather(make, await this.#path.own.set(await make()));
    // Nobody may be waiting for it yet.
    this.#prepared.catch(() => undefined);
  }

  /** As it can leave. Rejects with `NoPath` when there is no candidate at all. */
  async describe(make: Make): Promise<string> {
    this.#awaited = true;
    const prepared = this.#prepared;
    this.#prepared = null;
    await (prepared ?? this.#gather(make, await this.#path.own.set(await make())));
    this.#known = true;
    return this.#path.own.description;
  }

  async #gather(make: Make, begun: Gathering): Promise<void> {
    let gathering = begun;
    for (let begins = 1; ; begins += this.#awaited ? 1 : 0) {
      try {
        return await gathering.described();
      } catch (error) {
        const { relayOnly } = this.#path.own;
        const another = error instanceof NoPath && error.unfinished && !relayOnly && !this.#known;
        if (!another || begins >= beginsAtMost) throw error;
        this.#options.warn(`${error.message}; another connection`);
      }
      await this.#connectAnew();
      gathering = await this.#path.own.set(await make());
    }
  }

  async #connectAnew(): Promise<void> {
    const { closed, connect, restore } = this.#options;
    if (closed.aborted) throw new Error('closed');
    const { connection, own } = this.#path;
    connection.close();
    this.#path = connect(own.configuration);
    await restore();
  }
}
