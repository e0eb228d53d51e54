import { useStore } from 'zustand';
import { type Document } from '../../platform/desk';
import { customersDoor } from '../../book/customers/customers-door';
import { useDoor } from '../../platform/doors';
import { CustomerSheet } from './customer-sheet';
import { SeveralMatches } from './several-matches';
import { UnknownCaller } from './unknown-caller';

type Caller = Extract<Document, { kind: 'caller' }>;

/** Who a call may be with: one, several, nobody known. Answering never waits for it. */
export const CallerDocument = ({ document }: { document: Caller }) => {
  const recognised = useStore(
    useDoor(customersDoor).store,
    (state) => state.recognised[document.call],
  );
  if (recognised?.chosen) return <CustomerSheet id={recognised.chosen} />;
  if (!recognised || recognised.state === 'looking') return <div className="sheet" />;
  if (recognised.matches.length > 1)
    return <SeveralMatches call={document.call} matches={recognised.matches} />;
  return <UnknownCaller document={document} />;
};
