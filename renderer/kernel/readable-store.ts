/** A store whose state can be read and followed, and that its owner alone writes. */
export interface ReadableStore<State> {
  getState(): State;
  getInitialState(): State;
  subscribe(listener: (state: State, before: State) => void): () => void;
}
