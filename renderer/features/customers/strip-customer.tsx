import { Pencil } from 'lucide-react';
import { useStore } from 'zustand';
import { type Document } from '../../platform/desk';
import { customersDoor } from '../../book/customers/customers-door';
import { documentsDoor } from '../../platform/desk/documents';
import { useDoor, useDoors } from '../../platform/doors';
import { SlotView } from '../../platform/feature';
import { useWords } from '../../platform/i18n';
import { Button } from '../../ui';
import type { CustomerId } from '../../model/customer';
import { displayName, initials } from '../../book/customers/names';
import { useCall } from './desk-parts';
import { Facts } from './facts';
import { SeveralMatches } from './several-matches';
import { historyFilters } from './slots';
import { Timeline } from './timeline';
import { UnknownCaller } from './unknown-caller';
import { useCustomer, useHistory } from './use-book';
import { useCaller } from './use-caller';
import { useNarrowed } from './use-narrowed';

const Card = ({ id, short }: { id: CustomerId; short: boolean }) => {
  const { t } = useWords();
  const { documents } = useDoors(documentsDoor);
  const customer = useCustomer(id);
  if (!customer) return null;
  return (
    <>
      <header className="person">
        <span className="avatar" aria-hidden="true">
          {initials(customer)}
        </span>
        <div className="grow">
          <b className="cut">{displayName(customer)}</b>
          <p className="meta">
            {[customer.company, customer.city, ...customer.tags].filter(Boolean).map((text) => (
              <span key={text}>{text}</span>
            ))}
          </p>
        </div>
        <Button
          kind="quiet"
          icon={Pencil}
          onClick={() =>
            documents.show({ kind: 'editCustomer', id: customer.id, call: null, number: '' })
          }
        >
          {t('customers.edit')}
        </Button>
      </header>
      {customer.note && <p className="know lines">{customer.note}</p>}
      {!short && <Facts customer={customer} />}
    </>
  );
};

const callerOf = (
  callId: string,
  interactionId: string,
): Extract<Document, { kind: 'caller' }> => ({
  kind: 'caller',
  call: callId,
  interactionId,
});

/** The Customer tab of the strip: who it is, or the ways to say it. */
export const StripCustomer = ({ callId }: { callId: string }) => {
  const recognised = useStore(useDoor(customersDoor).store, (state) => state.recognised[callId]);
  const call = useCall(callId);
  if (!recognised || recognised.state === 'looking') return null;
  const document = callerOf(callId, call?.interactionId ?? recognised.interactionId);
  return (
    <div className="mini-part">
      {recognised.chosen ? (
        // While it rings the history stands below: what is reached by telephone can wait.
        <Card id={recognised.chosen} short={call?.phase.name === 'ringing'} />
      ) : recognised.matches.length > 1 ? (
        <SeveralMatches call={callId} matches={recognised.matches} compact />
      ) : (
        <UnknownCaller document={document} compact />
      )}
    </div>
  );
};

/** What a narrow window can show of a history; the rest is one click away. */
const newest = 30;

const CustomerHistory = ({ id }: { id: CustomerId }) => {
  const { t } = useWords();
  const { documents } = useDoors(documentsDoor);
  const history = useHistory(id);
  const { rows, narrow } = useNarrowed(history?.rows ?? []);
  if (!history) return null;
  if (history.total === 0) return <p className="nothing">{t('customers.history.none')}</p>;
  return (
    <>
      <SlotView of={historyFilters} with={{ rows: history.rows, narrow }} />
      <Timeline interactions={rows.slice(0, newest)} />
      {history.total > newest && (
        <Button kind="quiet" onClick={() => documents.show({ kind: 'customer', id })}>
          {t('customers.history.openAll')}
        </Button>
      )}
    </>
  );
};

const NumberHistory = ({ callId, interactionId }: { callId: string; interactionId: string }) => {
  const { t } = useWords();
  const caller = useCaller(callId, interactionId);
  if (caller.earlier.length === 0)
    return <p className="nothing">{t('customers.caller.noneBefore')}</p>;
  return <Timeline interactions={caller.earlier.slice(0, newest)} />;
};

/** The History tab of the strip: what happened with the customer, or with the number. */
export const StripHistory = ({ callId }: { callId: string }) => {
  const recognised = useStore(useDoor(customersDoor).store, (state) => state.recognised[callId]);
  const call = useCall(callId);
  const interactionId = call?.interactionId ?? recognised?.interactionId ?? '';
  if (recognised && !recognised.chosen && recognised.matches.length > 1) return null;
  return (
    <div className="mini-part">
      {recognised?.chosen ? (
        <CustomerHistory key={recognised.chosen} id={recognised.chosen} />
      ) : (
        <NumberHistory callId={callId} interactionId={interactionId} />
      )}
    </div>
  );
};
