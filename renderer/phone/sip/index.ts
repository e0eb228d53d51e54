export type { MemoryNet, SipConnection } from './connection';
export { createSipPhone, type SipPhone, type SipPhoneOptions } from './sip-phone';
