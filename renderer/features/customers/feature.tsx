import type { Call } from '../../model/call';
import { type DocumentProps, type Feature, fill } from '../../platform/feature';
import { stripBar, stripCustomer, stripHistory } from '../calls/slots';
import { CallerTitle, CustomerTitle, EditTitle, TodayTitle } from './document-titles';
import {
  CallerDocument,
  CustomerForm,
  CustomerSheet,
  loadDocuments,
  StripCustomer,
  StripHistory,
} from './documents';
import { StripSearch } from './strip-search';
import { Today } from './today';

const Customer = ({ document }: DocumentProps<'customer'>) => <CustomerSheet id={document.id} />;
const InStrip = ({ call }: { call: Call }) => <StripCustomer callId={call.id} />;
const HistoryInStrip = ({ call }: { call: Call }) => <StripHistory callId={call.id} />;

/** The Customer pane: the day, customers, unknown callers, the search; in the strip behind the tabs of the note. */
export const customersFeature = {
  id: 'customers',
  documents: {
    today: { View: Today, Title: TodayTitle },
    customer: { View: Customer, Title: CustomerTitle },
    caller: { View: CallerDocument, Title: CallerTitle },
    editCustomer: { View: CustomerForm, Title: EditTitle },
  },
  fills: [
    fill(stripBar, StripSearch),
    fill(stripCustomer, InStrip),
    fill(stripHistory, HistoryInStrip),
  ],
  later: [{ name: 'documents', load: loadDocuments }],
} satisfies Feature;
