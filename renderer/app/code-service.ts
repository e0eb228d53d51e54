import type { Clock, Log } from '../kernel';
import type { DocumentsDoor } from '../platform/desk';
import { createFact, type Fact } from '../platform/services';
import { createDeskCode } from './desk-code';
import type { FirstPaint } from './first-paint';

const isNothing = (draft: unknown) => draft === undefined;

/** Whether a call is up: asked before the phone that knows it is made. */
export const callFactService = () => ({ gives: { inCall: createFact(false) } });

interface CodeNeeds {
  firstPaint: FirstPaint;
  documents: Pick<DocumentsDoor, 'drafts'>;
  inCall: Fact<boolean>;
  clock: Clock;
  log: Log;
}

/** What the first screen does not need, fetched after it. */
export const codeService = ({ firstPaint, documents, inCall, clock, log }: CodeNeeds) => ({
  gives: {
    code: createDeskCode({
      firstPaint,
      clock,
      log,
      isCalm: () => !inCall.ask() && Object.values(documents.drafts.getState()).every(isNothing),
    }),
  },
});
