export * from './customer';
export * from './book-port';
export * from './customers-door';
export * from './match';
export * from './names';
export * from './phone-judge';
export * from './phone-number';
