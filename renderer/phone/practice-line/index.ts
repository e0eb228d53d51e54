export * from './practice-door';
export { createPracticeLine, type PracticeLine } from './practice-line';
export { createWebVoice } from './web/web-voice';
