import type { Core } from 'sip.js';
import type { Clock, Log } from '../../kernel';
import type { TeamPort } from '../team';
import { Publication } from './publication';
import type { SipStack } from './stack';
import { Subscriptions } from './subscriptions';

export interface TeamSideOptions {
  clock: Clock;
  log: Log;
  random: () => number;
  stack(): SipStack | null;
}

/** Colleagues, the mailbox and the agent's own presence, over whatever connection there is. */
export class TeamSide {
  readonly #options: TeamSideOptions;
  readonly #subscriptions: Subscriptions;
  readonly #publication: Publication;
  readonly port: TeamPort;

  constructor(options: TeamSideOptions) {
    this.#options = options;
    this.#subscriptions = new Subscriptions(options);
    this.#publication = new Publication(options);
    this.port = {
      ...this.#subscriptions.port,
      publish: (document) => this.#publication.publish(document),
    };
  }

  online(online: boolean): void {
    this.#subscriptions.online(online);
    this.#publication.online(online);
  }

  /**
   * A NOTIFY without a subscription: many PBXes tell of the mailbox so (RFC 3842 section 3.8 leaves it to
   * them), and sign with whatever address they have. It came over our connection and for our user, or it would
   * not be here. Everything else belongs to no dialog (RFC 6665 section 4.1.3).
   */
  unasked(request: Core.IncomingNotifyRequest): void {
    const { message } = request;
    const stack = this.#options.stack();
    const event = (message.getHeader('event') ?? '').split(';')[0]?.trim().toLowerCase();
    const contentType = (message.getHeader('content-type') ?? '').split(';')[0]?.trim() ?? '';
    const mailbox =
      event === 'message-summary' &&
      contentType.toLowerCase() === 'application/simple-message-summary';
    if (!stack || !mailbox) return void request.reject({ statusCode: 481 });
    request.accept();
    this.#subscriptions.tell({
      kind: 'notified',
      user: stack.account.user,
      event: 'message-summary',
      contentType,
      body: message.body,
      first: true,
    });
  }
}
