export type Unsubscribe = () => void;

/** Who listens to one kind of news. A listener that throws does not keep the others from hearing it. */
export class Listeners<T> {
  readonly #all = new Set<(news: T) => void>();
  readonly #onError: (error: unknown) => void;

  constructor(
    onError: (error: unknown) => void = (error) => queueMicrotask(() => reportError(error)),
  ) {
    this.#onError = onError;
  }

  add(listener: (news: T) => void): Unsubscribe {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  tell(news: T): void {
    for (const listener of this.#all) {
      try {
        listener(news);
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}
