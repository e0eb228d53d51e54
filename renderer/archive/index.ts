export { type BookOptions, createBook } from './book';
export { BookReadError } from './session';
