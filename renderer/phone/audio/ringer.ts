/** What the agent hears besides voices. Nothing here waits or throws: a desk without an output still works. */
export interface Ringer {
  /** `waiting`: a second call while talking, told softly in the ear. */
  incoming(mode: 'none' | 'ringing' | 'waiting'): void;
  /** The other side is being rung and sends no sound of its own. */
  ringBack(on: boolean): void;
  /** A call is about to be answered by itself. Half a second, in the ear; resolves when it has sounded. */
  announce(): Promise<void>;
  ended(kind: 'remoteHungUp' | 'busy' | 'lost'): void;
}
