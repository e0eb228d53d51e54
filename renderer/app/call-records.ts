import type { Call, CallsFlow, CallsNews } from '../phone/calls';
import type { CustomersFlow, NoteFlow } from '../book/customers';
import type { LineConnector } from './connect-line';
import { type ReportNeeds, reportQuality } from './quality-wiring';

interface Needs extends ReportNeeds {
  calls: CallsFlow;
  customers: CustomersFlow;
  notes: Pick<NoteFlow, 'open'>;
  connector: LineConnector;
}

/** A call's life is written down, and its customer is on the screen. */
export const callsToCustomers = (needs: Needs): void => {
  const { calls, customers, notes, connector } = needs;
  const hear = (news: CallsNews) => {
    const { call } = news;
    // A consultation is part of its customer's interaction: one record, one note.
    if (call.consults !== null) {
      const tells = ['callStarted', 'callAnswered', 'partyChanged'].includes(news.kind);
      if (tells) customers.consulted(call);
      return news.kind === 'callEnded' ? connector.idle() : undefined;
    }
    switch (news.kind) {
      case 'callStarted':
        customers.callStarted(call);
        return news.turnedAway ? undefined : notes.open(call.interactionId, call.practice);
      case 'callAnswered':
        return customers.callAnswered(call);
      case 'callReplaced':
        return customers.callReplaced(call);
      case 'partyChanged':
        return customers.partyChanged(call, news.before, news.same);
      case 'callEnding':
        return undefined;
      case 'callEnded':
        customers.callEnded(call, reportQuality(needs, call));
        return connector.idle();
    }
  };
  calls.onEvent(hear);
};

/** Who talked together stands in the record of each customer who was there. */
export const conferencesToRecords = ({ calls: { store }, customers }: Needs): void => {
  store.subscribe(({ calls }, before) => {
    const members = calls.filter((call) => call.conference);
    const isNew = ({ id }: Call) => !before.calls.find((one) => one.id === id)?.conference;
    for (const call of members.filter(({ consults }) => consults === null))
      for (const other of members)
        if (other.id !== call.id && (isNew(call) || isNew(other))) customers.joined(call, other);
  });
};
