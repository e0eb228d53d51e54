export { type BookOptions, createBook } from './book';
