import type { Core } from 'sip.js';
import type { Log } from '../../kernel';
import type { CallQualitySummary } from '../quality';
import { header, sipAddress } from './headers';
import { newToken, type SipStack } from './stack';

/** Whose call a report is about: the dialog's own words (RFC 3261 section 12). */
export interface CallParties {
  callId: string;
  localTag: string;
  remoteTag: string;
  /** Addresses without parameters. */
  local: string;
  remote: string;
  direction: 'in' | 'out';
}

export const partiesOf = (dialog: Core.Session, direction: 'in' | 'out'): CallParties => ({
  callId: dialog.callId,
  localTag: dialog.localTag,
  remoteTag: dialog.remoteTag,
  local: dialog.localURI.aor,
  remote: dialog.remoteURI.aor,
  direction,
});

const time = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
/** RFC 6035 section 4.6.2: percentages and scores with one decimal at most, times in whole milliseconds. */
const one = (value: number): string => String(Math.round(value * 10) / 10);
const percent = (share: number): string => one(Math.min(100, share * 100));
const ssrc = (value: number): string => `0x${Math.max(0, value).toString(16).padStart(8, '0')}`;

const sessionDesc = (codec: string): string => {
  // The payload type is the dynamic one of WebRTC for Opus, the static ones of RFC 3551 else.
  const known: Record<string, string> = {
    opus: 'PT=111 PD=OPUS SR=48000',
    pcmu: 'PT=0 PD=PCMU SR=8000',
    pcma: 'PT=8 PD=PCMA SR=8000',
    g722: 'PT=9 PD=G722 SR=8000',
  };
  return `SessionDesc: ${known[codec] ?? `PD=${codec.replace(/[^a-z0-9-]/g, '').toUpperCase() || 'unknown'}`} FD=20 PLC=2 SSUP=off`;
};

/** R from MOS, by trying: the formula of ITU-T G.107 Annex B has no simple inverse. */
const ratingOfMos = (mos: number): number => {
  let rating = 0;
  while (rating < 93 && 1 + 0.035 * rating + 7e-6 * rating * (rating - 60) * (100 - rating) < mos)
    rating++;
  return rating;
};

/**
 * VQSessionReport of a call that is over (RFC 6035 section 4.6). The addresses of the sound are required by its
 * grammar and told to nobody: 0.0.0.0, port 9. Scores are estimates, and their algorithm is named.
 */
export const qualityReportBody = (parties: CallParties, summary: CallQualitySummary): string => {
  const { meanMos } = summary;
  const lines = [
    'VQSessionReport: CallTerm',
    `CallID: ${parties.callId}`,
    `LocalID: <${parties.local}>`,
    `RemoteID: <${parties.remote}>`,
    `OrigID: <${parties.direction === 'out' ? parties.local : parties.remote}>`,
    'LocalGroup: allodesk',
    'RemoteGroup: unknown',
    `LocalAddr: IP=0.0.0.0 PORT=9 SSRC=${ssrc(summary.ssrcOut)}`,
    `RemoteAddr: IP=0.0.0.0 PORT=9 SSRC=${ssrc(summary.ssrcIn)}`,
    'LocalMetrics:',
    `Timestamps: START=${time(summary.from)} STOP=${time(summary.to)}`,
    sessionDesc(summary.codec),
    `JitterBuffer: JBA=3 JBN=${Math.round(summary.bufferMs)}`,
    `PacketLoss: NLR=${percent(summary.lossIn)} JDR=${percent(Math.max(0, summary.concealed - summary.lossIn))}`,
    [
      'Delay:',
      ...(summary.roundTripMs === null ? [] : [`RTD=${Math.round(summary.roundTripMs)}`]),
      ...(summary.oneWayMs === null ? [] : [`SOWD=${Math.round(summary.oneWayMs)}`]),
      `IAJ=${Math.round(summary.jitterMs)}`,
    ].join(' '),
    ...(meanMos === null
      ? []
      : [
          `QualityEst: RLQ=${ratingOfMos(meanMos)} RCQ=${ratingOfMos(meanMos)} MOSLQ=${one(meanMos)} MOSCQ=${one(meanMos)} QoEEstAlg=G.107`,
        ]),
    `DialogID: ${parties.callId};to-tag=${parties.remoteTag};from-tag=${parties.localTag}`,
  ];
  return `${lines.join('\r\n')}\r\n`;
};

/** `name@host`, `sip:name@host` or a host alone; empty: the account's domain. */
const collectorOf = (stack: SipStack, to: string): Core.URI | null => {
  const plain = to.trim().replace(/^sips?:/i, '');
  if (plain === '') return stack.registrar;
  const [user, host] = plain.includes('@') ? plain.split('@', 2) : ['', plain];
  const address = sipAddress(user || 'collector', host ?? '');
  return address.ok ? address.value : null;
};

/** Sends the report by PUBLISH (RFC 3903, RFC 6035 section 4.7). What becomes of it is logged and nothing else. */
export const publishQuality = (
  stack: SipStack,
  log: Log,
  report: { parties: CallParties; summary: CallQualitySummary; to: string },
): void => {
  const target = collectorOf(stack, report.to);
  if (!target) return log('warn', 'quality report: its address is not one');
  const message = stack.core.makeOutgoingRequestMessage(
    'PUBLISH',
    target,
    stack.own,
    target,
    { callId: newToken(), fromTag: newToken().slice(0, 16) },
    [header('Event', 'vq-rtcpxr'), header('Expires', '0')],
    {
      contentDisposition: 'render',
      contentType: 'application/vq-rtcpxr',
      content: qualityReportBody(report.parties, report.summary),
    },
  );
  stack.core.publish(message, {
    onAccept: () => log('info', 'quality report taken'),
    onReject: (response) =>
      log('warn', `quality report refused: ${response.message.statusCode ?? 0}`),
    onRedirect: () => log('warn', 'quality report sent elsewhere'),
  });
};
