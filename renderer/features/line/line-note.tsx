import { CircleAlert, RefreshCw, Unplug } from 'lucide-react';
import { Icon } from '../../ui/icon';
import { SecretPrompt } from './secret-prompt';
import { LineActs } from './line-acts';
import { useLineFacts, useLineLacks } from './line-facts';
import { lineMark } from './line-words';

/** Under the dial field while the line is not ready: no call can come or go, and why. */
export const LineTroubleNote = () => {
  const { title, facts, state } = useLineFacts();
  const asks = useLineLacks() === 'secret' && state.phase === 'off';
  const mark = lineMark(state, false);
  const icon = mark === 'refused' ? CircleAlert : mark === 'off' ? Unplug : RefreshCw;
  return (
    <section className="linenote" data-s={mark} aria-label={title}>
      <p className="state">
        <Icon of={icon} size="s" />
        {title}
      </p>
      {facts.length > 0 && (
        <p>
          {facts.map((fact, place) => (
            <span key={place}>{fact} </span>
          ))}
        </p>
      )}
      {asks ? <SecretPrompt /> : <LineActs />}
    </section>
  );
};
