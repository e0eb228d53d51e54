/** What opens over the desk under a button, with the library that places it: fetched after the first screen. */
export { Menu, MenuChoice, MenuItem, MenuNote } from './later-menu';
export { Popover } from './later-popover';
