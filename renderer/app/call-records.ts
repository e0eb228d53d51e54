import type { Call, CallsDoor, CallsNews } from '../phone/calls';
import type { CustomersFlow, NoteFlow } from '../book/customers';
import { type QualityDoor, recordOf } from '../phone/quality';

interface Needs {
  calls: Pick<CallsDoor, 'store' | 'onEvent'>;
  quality: QualityDoor;
  customers: CustomersFlow;
  notes: Pick<NoteFlow, 'open'>;
}

/** A call's life is written down, and its customer is on the screen. */
export const callsToCustomers = (needs: Needs): void => {
  const { calls, customers, notes, quality } = needs;
  // A practice call goes nowhere: its figures say nothing of a connection.
  const qualityOf = ({ id, practice }: Call) =>
    practice ? null : recordOf(quality.store.getState().calls[id]?.summary);
  const hear = (news: CallsNews) => {
    const { call } = news;
    // A consultation is part of its customer's interaction: one record, one note.
    if (call.consults !== null) {
      const tells = ['callStarted', 'callAnswered', 'partyChanged'].includes(news.kind);
      if (tells) customers.consulted(call);
      return;
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
        return customers.callEnded(call, qualityOf(call));
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
