export * from './customer';
export * from './book-port';
export * from './customers-door';
