import { TriangleAlert } from 'lucide-react';
import { Icon } from '../../ui/icon';

interface Act {
  words: string;
  run: () => void;
}

/** Something that lasts and is worth knowing; it may carry what the agent can do about it. */
export const Line = ({ text, acts = [] }: { text: string; acts?: Act[] }) => (
  <p className="lastline">
    <span className="cut" title={text}>
      {text}
    </span>
    {acts.length > 0 && (
      <span className="acts">
        {acts.map(({ words, run }) => (
          <button key={words} type="button" onClick={run}>
            {words}
          </button>
        ))}
      </span>
    )}
  </p>
);

/** Something that must be mended, with the one way to mend it. */
export const Warning = ({ text, act }: { text: string; act?: Act }) => (
  <div className="mutedbar warn">
    <Icon of={TriangleAlert} size="s" />
    <span className="cut" title={text}>
      {text}
    </span>
    {act && (
      <button type="button" onClick={act.run}>
        {act.words}
      </button>
    )}
  </div>
);
