import type { Caller } from './caller';

interface CallerLinesProps {
  caller: Caller;
  small?: boolean;
  /** More than one name: on two lines. */
  several?: boolean;
}

/** Who, large; the number and what is known of it beneath. */
export const CallerLines = ({ caller, small = false, several = false }: CallerLinesProps) => (
  <>
    <p
      className={`name ${several ? 'several' : 'cut'}${small ? ' small' : ''}${caller.isNumber ? ' num' : ''}`}
    >
      {caller.name}
    </p>
    {(caller.number || caller.detail) && (
      <p className="sub">
        {caller.number && <span className="num">{caller.number}</span>}
        {caller.number && caller.detail && ' · '}
        {caller.detail}
      </p>
    )}
  </>
);
