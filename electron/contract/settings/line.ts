import { z } from 'zod/mini';
import type { SecretName } from '../vault';
import { setting } from './setting';

const iceServers = z
  .array(
    z.object({
      urls: z.union([z.string(), z.array(z.string())]),
      username: z.optional(z.string()),
      /** A TURN password. Moves to the vault on import and is never written back. */
      credential: z.optional(z.string()),
    }),
  )
  .check(z.maxLength(10));

/** Takes the TURN password out of the ICE servers. One password serves all of them. */
const takeCredential = (servers: z.infer<typeof iceServers>) => {
  const found = new Set(servers.map(({ credential }) => credential).filter(Boolean));
  if (found.size > 1) return { rule: 'oneCredential' as const };
  const value = servers.map((server) => {
    const copy = { ...server };
    delete copy.credential;
    return copy;
  });
  return { value, secret: [...found][0] ?? null };
};

/** A code of the PBX; `{slot}`, `{number}` and `{user}` are filled in, `dtmf:` sends it inside the call. */
const pbxCode = z.string().check(z.maxLength(40), z.regex(/^(?:dtmf:)?[0-9A-Za-z*#+,._{}-]*$/));
const host = z.string().check(z.maxLength(253));
const user = z.string().check(z.maxLength(64));

const account = {
  'line.server': setting(z.string().check(z.maxLength(300)), '', {
    guarded: 'destination',
    redirects: 'secret',
    secretFor: 'line',
  }),
  /** Whether an address outside this machine may do without TLS. */
  'line.allowUnencrypted': setting(z.boolean(), false, {
    managedOnly: true,
    guarded: 'permission',
  }),
  'line.domain': setting(host, '', {
    guarded: 'destination',
    redirects: 'secret',
    secretFor: 'line',
  }),
  'line.user': setting(user, '', {
    personal: true,
    secretFor: 'line',
    inDiagnostics: 'whetherSet',
  }),
  /** Digest user when it differs from the address user (RFC 3261 section 22). Empty: the same. */
  'line.authUser': setting(user, '', {
    personal: true,
    secretFor: 'line',
    inDiagnostics: 'whetherSet',
  }),
  'line.displayName': setting(z.string().check(z.maxLength(80)), '', {
    personal: true,
    inDiagnostics: 'whetherSet',
  }),
  /** The only digest realm that is answered. Empty: the domain. */
  'line.realm': setting(host, '', {
    guarded: 'destination',
    redirects: 'secret',
    secretFor: 'line',
  }),
};

const relays = {
  'line.iceServers': setting(iceServers, [], {
    guarded: 'destination',
    secretFor: 'turn',
    inDiagnostics: 'whetherSet',
    secretInside: { name: 'turn', take: takeCredential },
  }),
  /** Where time-limited TURN credentials are asked for (draft-uberti-behave-turn-rest-00). Empty: nowhere. */
  'line.turnCredentialsUrl': setting(z.string().check(z.maxLength(1000)), '', {
    guarded: 'destination',
  }),
  /** Sound goes through a TURN server or not at all: no address of this computer leaves in a description. */
  'line.relayOnly': setting(z.boolean(), false, { guarded: 'destination' }),
};

const calls = {
  /** ISO 3166-1 alpha-2: the country of numbers typed without a prefix. */
  'line.country': setting(z.string().check(z.regex(/^[A-Z]{2}$/)), 'FR'),
  /** Whether a further call rings while one is up or rings already; else it is busy. */
  'line.callWaiting': setting(z.boolean(), true),
  'line.earlyMedia': setting(z.boolean(), true),
  /** Whether another desk or phone of the PBX may take over a call of ours (INVITE with Replaces, RFC 3891). */
  'line.trustReplaces': setting(z.boolean(), false, { guarded: 'permission' }),
  'line.digits': setting(z.enum(['rfc4733', 'info']), 'rfc4733'),
  /** What a held caller hears: silence, or the desk's own tune. */
  'line.holdMusic': setting(z.enum(['none', 'builtIn']), 'none'),
  /** Whether the quality of each call is reported to a collector when it is over (RFC 6035). */
  'line.qualityReports': setting(z.boolean(), false, { guarded: 'permission' }),
  /** The collector: a name at a host, or a host. Empty: the domain. */
  'line.qualityReportsTo': setting(z.string().check(z.maxLength(300)), '', {
    guarded: 'destination',
    inDiagnostics: 'whetherSet',
  }),
  /** Seconds asked for in REGISTER. */
  'line.registerExpires': setting(z.number().check(z.int(), z.minimum(60), z.maximum(3600)), 600),
  /** Seconds between two proofs of the connection while no call is up. */
  'line.keepAlive': setting(z.number().check(z.int(), z.minimum(5), z.maximum(120)), 10),
};

const pbx = {
  /** What the agent dials to hear messages. Empty: what the PBX names (RFC 3842). */
  'line.voicemail': setting(z.string().check(z.maxLength(64)), '', { inDiagnostics: 'whetherSet' }),
  'line.parkCode': setting(pbxCode, ''),
  'line.pickupCode': setting(pbxCode, ''),
  'line.groupPickupCode': setting(pbxCode, ''),
  'line.forwardOnCode': setting(pbxCode, '', { guarded: 'destination', redirects: 'calls' }),
  'line.forwardOffCode': setting(pbxCode, '', { guarded: 'destination', redirects: 'calls' }),
  /** Answered without a hand, after a tone. */
  'line.autoAnswer': setting(z.enum(['off', 'header', 'always']), 'off', {
    managedOnly: true,
    guarded: 'permission',
  }),
};

export const lineSettings = { ...account, ...relays, ...calls, ...pbx };

/** Beside the settings of a file: what moves to the vault and is never written back. */
export const lineFileSecrets: Readonly<Record<string, SecretName>> = { 'line.secret': 'line' };
