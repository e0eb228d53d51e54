import { domain, type OddManner } from './people';

const lines = (all: readonly string[]): string => all.join('\n      ');
const contact = 'Contact: <sip:odd@[local_ip]:[local_port]>';
const tag = ';tag=odd[call_number]';

/** What the last request said comes back; its answers lead to the PBX again. */
const echoed = [
  '[last_Via:]',
  '[last_Record-Route:]',
  '[last_From:]',
  '[last_To:]',
  '[last_Call-ID:]',
  '[last_CSeq:]',
];

const message = (start: string, headers: readonly string[], body = ''): string => `
  <send><![CDATA[
      ${lines([start, ...headers, contact, ...(body ? ['Content-Type: application/sdp'] : [])])}
      Content-Length: [len]

${body}  ]]></send>`;

/** To the call's first request. */
const send = (head: string, headers: string[] = [], body = ''): string => {
  const tagged = echoed.map((one) => (one === '[last_To:]' ? one + tag : one));
  return message(`SIP/2.0 ${head}`, [...tagged, ...headers], body);
};
/** To a request in the call, whose tags are there already. */
const reply = (head: string, body = ''): string => message(`SIP/2.0 ${head}`, echoed, body);

const receive = (method: string): string => `\n  <recv request="${method}" crlf="true"/>`;
const trying = send('100 Trying');
const ringing = send('180 Ringing');

const sound = `      v=0
      o=odd 1 1 IN IP4 [local_ip]
      s=-
      c=IN IP4 [media_ip]
      t=0 0
      m=audio [auto_media_port] RTP/AVP 0 101
      a=rtpmap:0 PCMU/8000
      a=rtpmap:101 telephone-event/8000
      a=sendrecv
`;
const play = '\n  <nop><action><exec rtp_stream="[voice],-1,0,PCMU/8000"/></action></nop>';
const pause = (ms: number): string => `\n  <pause milliseconds="${ms}"/>`;

/** Headers of the first request that are needed after others have come, by the number of their variable. */
const kept = [
  ['Via', 1],
  ['Via', 2],
  ['Record-Route', 1],
  ['Record-Route', 2],
  ['From', 1],
  ['To', 1],
  ['CSeq', 1],
] as const;
const value = (index: number): string => `${kept[index]?.[0] ?? ''}:[$${index + 1}]`;
// sipp refuses a scenario that names a variable only once.
const keepInvite = `
  <recv request="INVITE" crlf="true" rrs="true">
    <action>${kept
      .map(
        ([name, nth], index) => `
      <ereg regexp=".*" search_in="hdr" header="${name}:" occurrence="${nth}" assign_to="${index + 1}"/>`,
      )
      .join('')}
    </action>
  </recv>
  <Reference variables="${kept.map((_, index) => index + 1).join(',')}"/>`;
/** To the first request, after others have come. */
const sendLate = (head: string, body = '', ownTag = tag): string => {
  const headers = kept.map(([name], index) => value(index) + (name === 'To' ? ownTag : ''));
  return message(`SIP/2.0 ${head}`, [...headers, 'Call-ID: [call_id]'], body);
};
const cancelled = receive('CANCEL') + send('200 OK') + sendLate('487 Request Terminated');

/** A request of its own in the call: both ends the other way round. */
const request = (method: string, cseq: number, body = ''): string =>
  message(
    `${method} [next_url] SIP/2.0`,
    [
      'Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]',
      'Max-Forwards: 70',
      value(5).replace('To:', 'From:') + tag,
      value(4).replace('From:', 'To:'),
      'Call-ID: [call_id]',
      `CSeq: ${cseq} ${method}`,
      '[routes]',
    ],
    body,
  );
const done = `
  <recv response="100" optional="true"/>
  <recv response="200" crlf="true"/>`;

const untilHungUp = receive('BYE') + reply('200 OK');
const silent = receive('INVITE') + ringing + send('200 OK', [], sound) + receive('ACK');
const answered = silent + play;
const changeTimesOut = receive('INVITE') + reply('408 Request Timeout') + receive('ACK');

const races = {
  lateAnswer:
    keepInvite +
    ringing +
    receive('CANCEL') +
    send('200 OK') +
    sendLate('200 OK', sound) +
    receive('ACK') +
    untilHungUp,
  twoAnswers:
    keepInvite +
    ringing +
    send('200 OK', [], sound) +
    receive('ACK') +
    play +
    sendLate('200 OK', '', ';tag=another[call_number]') +
    receive('ACK') +
    untilHungUp +
    untilHungUp,
  glare:
    answered +
    receive('INVITE') +
    reply('491 Request Pending') +
    receive('ACK') +
    receive('INVITE') +
    reply('200 OK', sound.replace('sendrecv', 'recvonly')) +
    receive('ACK') +
    untilHungUp,
  forgotten: answered + receive('INVITE') + reply('481 Call Does Not Exist') + receive('ACK'),
  gone: silent + changeTimesOut + untilHungUp,
  unreached: answered + changeTimesOut + changeTimesOut + untilHungUp,
  lateOffer:
    keepInvite +
    ringing +
    send('200 OK', [], sound) +
    receive('ACK') +
    play +
    pause(1500) +
    request('INVITE', 1) +
    done +
    request('ACK', 1, sound) +
    pause(500) +
    request('UPDATE', 2) +
    done +
    untilHungUp,
} satisfies Partial<Record<OddManner, string>>;

const steps: Record<OddManner, string> = {
  busy: receive('INVITE') + trying + send('486 Busy Here') + receive('ACK'),
  declined:
    receive('INVITE') +
    ringing +
    pause(300) +
    send('603 Decline', ['Reason: SIP ;cause=603 ;text="Not now"']) +
    receive('ACK'),
  notFound: receive('INVITE') + send('404 Not Found') + receive('ACK'),
  timedOut: receive('INVITE') + trying + send('408 Request Timeout') + receive('ACK'),
  rangInVain: receive('INVITE') + ringing + send('408 Request Timeout') + receive('ACK'),
  redirect:
    receive('INVITE') +
    send('302 Moved Temporarily', [`Contact: <sip:+33639980202@${domain}>`]).replace(
      `\n      ${contact}`,
      '',
    ) +
    receive('ACK'),
  noAnswer: keepInvite + ringing + cancelled + receive('ACK'),
  earlyMedia:
    keepInvite + send('183 Session Progress', [], sound) + play + cancelled + receive('ACK'),
  ...races,
};

/** A peer with one manner, as a sipp 3.6 scenario. `voice` is a file of raw µ-law. */
export const scenario = (manner: OddManner, voice: string): string =>
  `<?xml version="1.0" encoding="ISO-8859-1" ?>
<scenario name="${manner}">${steps[manner].replaceAll('[voice]', voice)}
</scenario>
`;
