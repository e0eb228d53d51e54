import { Core } from 'sip.js';
import { header } from './headers';

/** The part of a dialog that a target refresh changes; the library keeps it to itself. */
interface Refreshable {
  dialogState: { remoteTarget: Core.URI };
}

/**
 * An UPDATE (RFC 3311): we do not announce it, some PBXes refresh sessions with it all the same. Without an offer it
 * says where the far side is now and is taken; an offer is refused and changes nothing (section 5.2). False: it was refused.
 */
export const answerUpdate = (
  core: Core.UserAgentCore,
  message: Core.IncomingRequestMessage,
  contact: string,
): boolean => {
  const dialog = core.dialogs.get(message.callId + (message.toTag ?? '') + message.fromTag);
  const refuse = (statusCode: number): false => {
    core.replyStateless(message, { statusCode });
    return false;
  };
  if (!dialog) return refuse(481);
  if (message.body) return refuse(488);
  const target: unknown = message.parseHeader('contact');
  if (target instanceof Core.NameAddrHeader) {
    (dialog as unknown as Refreshable).dialogState.remoteTarget = target.uri;
  }
  core.replyStateless(message, { statusCode: 200, extraHeaders: [header('Contact', contact)] });
  return true;
};
