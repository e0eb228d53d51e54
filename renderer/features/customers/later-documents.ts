/** What the Customer pane shows when it is asked for: one piece of code, fetched after the first screen. */
export { CallerDocument } from './caller-document';
export { CustomerForm } from './customer-form';
export { CustomerSheet } from './customer-sheet';
export { RemoveExamples } from './remove-examples';
export { StripCustomer, StripHistory } from './strip-customer';
