import { Core } from 'sip.js';
import { AllowedMethods } from 'sip.js/lib/core/user-agent-core/allowed-methods.js';
import { type Clock, fail, ok, type Result } from '../../kernel';
import type { LineAccount } from '../line';
import { cleanText } from './clean-text';
import { letProxyAndServerAsk } from './challenge-rounds';
import { AccountCredentials, RealmDigest } from './credentials';
import type { ChallengeTrouble } from './digest';
import type { Belonging, RequestIds } from './flood-budgets';
import { createGuard } from './guard';
import { allowedMethods, domainAddress, header, quotable, sipAddress } from './headers';
import type { RawMessage, RefusalCause } from './raw-message';
import { statelessReply, valuesOf } from './raw-message';
import { answerUpdate, type OfferRequest } from './update';

/** The user agent of one account: SIP.js's core without its sessions, registrations or transports. */
export interface SipStack {
  core: Core.UserAgentCore;
  account: LineAccount;
  credentials: AccountCredentials;
  /** The address of record. */
  own: Core.URI;
  registrar: Core.URI;
  contact: { user: string; header: string };
  receive(raw: string): void;
  /** Why the last challenge was not answered. */
  challengeTrouble(): ChallengeTrouble | null;
  /** Every request that waits for an answer fails now: what it was sent on is gone. */
  failPending(): void;
  /** The first message takes the grammar twenty milliseconds: better before a call. */
  warm(): void;
  dispose(): void;
}

/** How we are named ourselves. */
export const ownUsers = ({ account, contact }: SipStack): string[] => [
  account.user,
  account.authUser,
  contact.user,
];

export interface StackOptions {
  account: LineAccount;
  clock: Clock;
  instanceId: string;
  userAgent: string;
  protocol: 'WS' | 'WSS';
  send(message: string): boolean;
  refused(cause: RefusalCause): void;
  onInvite(request: Core.IncomingInviteRequest): void;
  /** A caller who was refused because too many came at once. */
  onTurnedAway(message: RawMessage): void;
  /** A NOTIFY that nobody asked for. */
  onNotify(request: Core.IncomingNotifyRequest): void;
  onMessage(request: Core.IncomingMessageRequest): void;
  /** An UPDATE with an offer. */
  onOffer(request: OfferRequest): void;
  /** What belongs to a dialog and was taken: it may say who is at the other end now. */
  onInDialog(message: Core.IncomingMessage): void;
}

// The library would announce, in every Allow header, methods that we refuse.
AllowedMethods.splice(0, AllowedMethods.length, ...allowedMethods);
letProxyAndServerAsk();

/** From the platform's own source of chance: SIP.js draws from Math.random (RFC 3261 section 19.3). */
export const newToken = (): string => crypto.randomUUID().replaceAll('-', '');

/** A response that SIP.js made up because nothing came: no far end has said it. */
export const isMadeUp = (message: Core.IncomingResponseMessage): boolean =>
  !message.hasHeader('via') || message.getHeader('x-made-up') !== undefined;

export const isOffline = (message: Core.IncomingResponseMessage): boolean =>
  message.statusCode === 503 && isMadeUp(message);

/** Nothing of SIP.js is logged: its lines hold numbers, names and credentials. */
const silentLoggers = (): Core.LoggerFactory => {
  const loggers = new Core.LoggerFactory();
  loggers.builtinEnabled = false;
  loggers.level = Core.Levels.error;
  return loggers;
};

/** RFC 5626 and 7118: the same after every reconnection, so that the registrar replaces and does not add. */
const contactOf = (instanceId: string) => {
  const id = instanceId.replaceAll('-', '').toLowerCase();
  const user = id.slice(0, 16);
  const host = `${id.slice(16, 28)}.invalid`;
  const uri = new Core.URI('sip', user, host, undefined, { transport: 'ws' });
  const text = `<sip:${user}@${host};transport=ws>`;
  return {
    user,
    host,
    header: text,
    core: { pubGruu: undefined, tempGruu: undefined, uri, toString: () => text },
  };
};

export const createSipStack = (options: StackOptions): Result<SipStack> => {
  const { account } = options;
  const own = sipAddress(account.user, account.domain);
  const registrar = domainAddress(account.domain);
  if (!own.ok || !registrar.ok) return fail('badAddress', 'input');
  const loggers = silentLoggers();
  const contact = contactOf(options.instanceId);
  const credentials = new AccountCredentials({
    user: account.authUser || account.user,
    secret: account.secret,
    realm: account.realm || account.domain,
  });
  let trouble: ChallengeTrouble | null = null;
  const core = new Core.UserAgentCore(
    {
      aor: own.value,
      contact: contact.core,
      displayName: quotable(cleanText(account.displayName)),
      loggerFactory: loggers,
      hackViaTcp: false,
      routeSet: [],
      sipjsId: newToken().slice(0, 8),
      // Neither outbound (RFC 5626) nor reliable provisional responses: we do not do what they promise.
      supportedOptionTags: account.trustReplaces ? ['replaces'] : [],
      supportedOptionTagsResponse: account.trustReplaces ? ['replaces'] : [],
      userAgentHeaderFieldValue: options.userAgent,
      viaForceRport: true,
      viaHost: contact.host,
      authenticationFactory: () => new RealmDigest(loggers, credentials),
      transportAccessor: () => transport,
    },
    {
      onInvite: options.onInvite,
      onMessage: options.onMessage,
      onNotify: options.onNotify,
    },
  );
  const transport: Core.Transport = {
    protocol: options.protocol,
    send: (message) =>
      options.send(message)
        ? Promise.resolve()
        : Promise.reject(new Core.TransportError('not connected')),
  };
  const intake = createIntake(core, contact, options, (found) => (trouble = found));
  return ok({
    core,
    account,
    credentials,
    own: own.value,
    registrar: registrar.value,
    contact: { user: contact.user, header: contact.header },
    receive: intake,
    challengeTrouble: () => trouble,
    failPending: () => failPending(core, loggers),
    warm: () => void Core.Parser.parseMessage(sample, loggers.getLogger('parser')),
    dispose: () => core.dispose(),
  });
};

const sample = [
  'INVITE sip:a@b.invalid;transport=ws SIP/2.0',
  'Via: SIP/2.0/WSS c.invalid;branch=z9hG4bK1;rport',
  'Record-Route: <sip:c.invalid;lr>',
  'From: "A" <sip:a@c.invalid>;tag=1',
  'To: <sip:b@c.invalid>',
  'Contact: <sip:a@c.invalid;transport=ws>',
  'Call-ID: warm',
  'CSeq: 1 INVITE',
  'Max-Forwards: 70',
  'Content-Type: application/sdp',
  '',
  '',
].join('\r\n');

/** What a request belongs to, as the library knows its dialogs and transactions. */
const belongingOf = (core: Core.UserAgentCore, ids: RequestIds): Belonging => {
  const { callId, ourTag, theirTag, event, branch } = ids;
  const dialog = core.dialogs.get(callId + ourTag + theirTag);
  if (dialog) return dialog instanceof Core.SessionDialog ? 'call' : 'subscription';
  if (core.subscribers.has(callId + ourTag + event)) return 'subscription';
  // A CANCEL, and the ACK to a refusal, belong to the INVITE whose branch they carry (RFC 3261 section 17.2.3).
  return core.userAgentServers.has(branch) ? 'call' : null;
};

const isRegisterChallenge = (message: RawMessage): boolean =>
  (message.start.status === 401 || message.start.status === 407) &&
  (valuesOf(message, 'cseq')[0] ?? '').endsWith('REGISTER');

/** What comes in: the guard, the parser, the checks that the library leaves to its user, then the core. */
const createIntake = (
  core: Core.UserAgentCore,
  contact: { host: string; header: string },
  options: StackOptions,
  challenged: (trouble: ChallengeTrouble | null) => void,
) => {
  const { account } = options;
  const guard = createGuard({
    clock: options.clock,
    realm: account.realm || account.domain,
    newTag: () => newToken().slice(0, 12),
    turnedAway: options.onTurnedAway,
    belongsTo: (ids) => belongingOf(core, ids),
    // A few of them are calls.
    subscriptions: () => core.subscribers.size + core.dialogs.size,
  });
  const parserLog = core.loggerFactory.getLogger('parser');
  const answer = (reply: string | null) => {
    if (reply !== null) options.send(reply);
  };
  const refuse = (
    cause: RefusalCause,
    message: RawMessage,
    status: number,
    extra: string[] = [],
  ) => {
    options.refused(cause);
    answer(statelessReply(message, status, newToken().slice(0, 12), extra));
  };

  const parse = (text: string) => {
    try {
      return Core.Parser.parseMessage(text, parserLog);
    } catch {
      // The grammar throws on some of what it does not understand: the same as not understood.
      return undefined;
    }
  };

  const take = (text: string, raw: RawMessage) => {
    const message = parse(text);
    if (!message) return refuse('unparsable', raw, 400);
    if (message instanceof Core.IncomingResponseMessage) {
      const stray = message.getHeaders('via').length > 1 || message.via.host !== contact.host;
      if (stray) return options.refused('strayResponse');
      core.receiveIncomingResponseFromTransport(message);
      if (message.statusCode === 200 && message.method === 'INVITE') options.onInDialog(message);
      return;
    }
    // What is repeated belongs to the transaction of the first.
    if (message.method === 'UPDATE' && !core.userAgentServers.has(message.viaBranch)) {
      return answerUpdate(core, message, {
        contact: contact.header,
        offered: options.onOffer,
        taken: options.onInDialog,
      });
    }
    if (!allowedMethods.includes(message.method)) {
      // A transfer by the far end would place a call in the agent's name (RFC 3515 section 2.4.2).
      const cause = message.method === 'REFER' ? 'refer' : 'unknownMethod';
      return refuse(cause, raw, 405, [header('Allow', allowedMethods.join(', '))]);
    }
    core.receiveIncomingRequestFromTransport(message);
    if (message.method === 'INVITE' && message.toTag) options.onInDialog(message);
  };

  return (text: string): void => {
    const verdict = guard.inspect(text);
    if (!verdict.pass) {
      options.refused(verdict.cause);
      return answer(verdict.reply);
    }
    if (isRegisterChallenge(verdict.message)) challenged(verdict.challenge);
    try {
      take(verdict.text, verdict.message);
    } catch {
      // A message that breaks the library must not break the desk: it is counted and refused.
      refuse('exception', verdict.message, 500);
    }
  };
};

/**
 * Requests on a lost connection would wait for their timers, up to 32 seconds. A first INVITE is left
 * alone: its call is ended by us, and a late answer must still find it.
 */
const failPending = (core: Core.UserAgentCore, loggers: Core.LoggerFactory): void => {
  const logger = loggers.getLogger('parser');
  for (const client of core.userAgentClients.values()) {
    const message = client.transaction.request;
    if (message.method === 'CANCEL' || (message.method === 'INVITE' && !message.toTag)) continue;
    const text = [
      'SIP/2.0 503 Connection Lost',
      `Via: ${message.getHeader('via') ?? ''}`,
      `From: ${message.getHeader('from') ?? ''}`,
      `To: ${message.getHeader('to') ?? ''}`,
      `Call-ID: ${message.callId}`,
      `CSeq: ${message.cseq} ${message.method}`,
      'X-Made-Up: yes',
      '',
      '',
    ].join('\r\n');
    const response = Core.Parser.parseMessage(text, logger);
    if (response instanceof Core.IncomingResponseMessage)
      client.transaction.receiveResponse(response);
  }
};
