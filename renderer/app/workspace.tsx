import { CallsPane } from '../features/calls';
import { CustomerPane } from '../features/customers';
import { WorkspaceFrame } from '../ui';
import { StartGate } from './view';

/** The whole screen: calls on the left, the customer on the right. */
export const Workspace = () => (
  <StartGate>
    <WorkspaceFrame calls={<CallsPane />} customer={<CustomerPane />} />
  </StartGate>
);
