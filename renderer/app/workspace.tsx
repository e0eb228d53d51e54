import { CallsPane } from '../calls/view';
import { CustomerPane, stripViews } from '../customers/view';
import { WorkspaceFrame } from '../ui';
import { StartGate } from './view';

/** The whole screen: calls on the left, the customer on the right. */
export const Workspace = () => (
  <StartGate>
    <WorkspaceFrame calls={<CallsPane strip={stripViews} />} customer={<CustomerPane />} />
  </StartGate>
);
