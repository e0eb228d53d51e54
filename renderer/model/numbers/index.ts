export * from './phone-judge';
export * from './phone-number';
export * from './same-number';
