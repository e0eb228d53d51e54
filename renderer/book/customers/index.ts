export * from '../../model/customer';
export * from '../../model/interaction';
export * from './book-port';
export * from './customers-door';
export * from './match';
export * from './names';
export * from './customers-flow';
export * from './note-flow';
export * from './journal-copy';
export * from './examples/scenario-customers';

/** The example customers, loaded only when somebody wants them. */
export const loadExamples = () => import('./examples/make-examples');
