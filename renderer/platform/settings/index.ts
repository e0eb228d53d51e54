export * from './settings-door';
export * from './settings-flow';
export * from '../../phone/line/line-account';
