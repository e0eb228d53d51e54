export { CustomerPane } from './customer-pane';
export { customersFeature } from './feature';
export { openSearch } from './search-state';
