// What speaks to the headsets themselves: fetched after the first screen, apart from what views ask of it.
export { createHeadsets } from './create-headsets';
export { createWebHid } from './web/web-hid';
