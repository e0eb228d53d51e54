import { CallsPane, type StripViews } from '../calls/view';
import { CustomerPane, StripCustomer, StripHistory, StripSearch } from '../customers/view';
import { WorkspaceFrame } from '../ui';
import { StartGate } from './view';

/** What the strip borrows from the Customer pane. */
const strip: StripViews = {
  Search: StripSearch,
  Customer: ({ call }) => <StripCustomer callId={call.id} />,
  History: ({ call }) => <StripHistory callId={call.id} />,
};

/** The whole screen: calls on the left, the customer on the right. */
export const Workspace = () => (
  <StartGate>
    <WorkspaceFrame calls={<CallsPane strip={strip} />} customer={<CustomerPane />} />
  </StartGate>
);
