import {
  createContext,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';

/** Says something to a screen reader: `assertive` interrupts, `polite` waits for a pause. */
export type Announce = (text: string, how?: 'polite' | 'assertive') => void;

const AnnounceContext = createContext<Announce>(() => undefined);

export const useAnnounce = (): Announce => useContext(AnnounceContext);

interface Spoken {
  text: string;
  turn: number;
}

const silent: Spoken = { text: '', turn: 0 };

/** Two live regions for the whole desk, so that news is spoken once and wherever the focus is. */
export const Announcer = ({ children }: { children: ReactNode }) => {
  const [assertive, setAssertive] = useState(silent);
  const [polite, setPolite] = useState(silent);
  const turn = useRef(0);
  const announce = useCallback<Announce>((text, how = 'polite') => {
    turn.current += 1;
    const spoken = { text, turn: turn.current };
    if (how === 'assertive') setAssertive(spoken);
    else setPolite(spoken);
  }, []);
  // The same words twice must be spoken twice: each turn is a new node.
  const spoken = useMemo(
    () => (
      <>
        <div className="sr" aria-live="assertive" data-live="assertive">
          <span key={assertive.turn}>{assertive.text}</span>
        </div>
        <div className="sr" aria-live="polite" data-live="polite">
          <span key={polite.turn}>{polite.text}</span>
        </div>
      </>
    ),
    [assertive, polite],
  );
  return (
    <AnnounceContext value={announce}>
      {children}
      {spoken}
    </AnnounceContext>
  );
};
