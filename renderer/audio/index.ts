export * from './call-audio';
export * from './audio-door';
