import type { Caller } from './caller';

/** Who, large; the number and what is known of it beneath. */
export const CallerLines = ({ caller, small = false }: { caller: Caller; small?: boolean }) => (
  <>
    <p className={`name cut${small ? ' small' : ''}${caller.isNumber ? ' num' : ''}`}>
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
