import type { CallId } from '../calls';
import type { CallQualitySummary } from './quality';
import type { CallReading } from './reading';

/** What quality needs of the SIP side. Nothing throws. */
export interface QualityPort {
  /** Null: the call has no connection (any more). */
  read(call: CallId): Promise<CallReading | null>;
  /**
   * Reports a call that is over to a collector (RFC 6035). `to`: a SIP address; empty: the domain.
   * What becomes of it is logged and nothing else.
   */
  report(call: CallId, summary: CallQualitySummary, to: string): void;
}
