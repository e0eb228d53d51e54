export { CustomerPane } from './customer-pane';
export { loadDocuments } from './documents';
export { openSearch } from './search-state';
export { stripViews } from './strip';
