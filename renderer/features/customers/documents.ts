import { createLater } from '../../ui';

const documents = createLater(() => import('./later-documents'));

/** Fetches the documents of the Customer pane. */
export const loadDocuments = documents.load;

export const CallerDocument = documents.view((part) => part.CallerDocument);
export const CustomerForm = documents.view((part) => part.CustomerForm);
export const CustomerSheet = documents.view((part) => part.CustomerSheet);
// Beside what is known of them: their button comes when their number is known.
export const RemoveExamples = documents.view((part) => part.RemoveExamples, { beside: true });
export const StripCustomer = documents.view((part) => part.StripCustomer);
export const StripHistory = documents.view((part) => part.StripHistory, { beside: true });
