import { runningTimer, shortDuration } from '../../platform/i18n';
import { useElapsed } from '../../ui/now';

/** Time since a moment, in figures. Silent to screen readers by its role. */
export const Since = ({ since, className }: { since: number; className?: string }) => {
  const elapsed = useElapsed(since);
  return (
    <span className={className ?? 'num'} role="timer" aria-live="off">
      {shortDuration(elapsed / 1000)}
    </span>
  );
};

/** The timer of the call: the largest figures of the desk. */
export const TalkTimer = ({ since }: { since: number }) => {
  const elapsed = useElapsed(since);
  return (
    <span className="timer grow" role="timer" aria-live="off">
      {runningTimer(elapsed / 1000)}
    </span>
  );
};

/** A text with the time since a moment in it. */
export const SinceText = ({ since, text }: { since: number; text: (time: string) => string }) => {
  const elapsed = useElapsed(since);
  return <>{text(shortDuration(elapsed / 1000))}</>;
};
