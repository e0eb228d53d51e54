export { CustomerPane } from './customer-pane';
export { openSearch } from './search-state';
export { stripViews } from './strip';
