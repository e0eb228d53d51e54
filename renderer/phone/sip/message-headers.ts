import type { Core } from 'sip.js';

/** What is read of a message, so that tests need no parser. */
export type Headers = Pick<Core.IncomingRequestMessage, 'getHeader' | 'getHeaders'>;
