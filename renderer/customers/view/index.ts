export { CustomerPane } from './customer-pane';
export { openSearch } from './search-state';
export { StripCustomer, StripHistory, StripSearch, stripViews } from './strip';
