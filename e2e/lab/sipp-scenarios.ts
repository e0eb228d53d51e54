import { domain, type OddManner } from './people';

const echoed =
  '[last_Via:]\n      [last_From:]\n      [last_To:];tag=odd[call_number]\n      [last_Call-ID:]\n      [last_CSeq:]';
const contact = 'Contact: <sip:odd@[local_ip]:[local_port]>';

const send = (head: string, headers: string[] = [], body = ''): string => `
  <send><![CDATA[
      SIP/2.0 ${head}
      ${echoed}
      ${[...headers, contact, ...(body ? ['Content-Type: application/sdp'] : [])].join('\n      ')}
      Content-Length: [len]

${body}  ]]></send>`;

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

// A CANCEL has to be answered, and then the INVITE with both of its Via headers kept from the beginning.
const keepInvite = `
  <recv request="INVITE" crlf="true">
    <action>
      <ereg regexp=".*" search_in="hdr" header="Via:" occurrence="1" assign_to="1"/>
      <ereg regexp=".*" search_in="hdr" header="Via:" occurrence="2" assign_to="2"/>
      <ereg regexp=".*" search_in="hdr" header="CSeq:" assign_to="3"/>
    </action>
  </recv>`;
const cancelled = `
  <recv request="CANCEL" crlf="true"/>
  <send><![CDATA[
      SIP/2.0 200 OK
      ${echoed}
      Content-Length: 0

  ]]></send>
  <send><![CDATA[
      SIP/2.0 487 Request Terminated
      Via:[$1]
      Via:[$2]
      [last_From:]
      [last_To:];tag=odd[call_number]
      [last_Call-ID:]
      CSeq:[$3]
      Content-Length: 0

  ]]></send>
  <recv request="ACK" crlf="true"/>`;

const steps: Record<OddManner, string> = {
  busy: receive('INVITE') + trying + send('486 Busy Here') + receive('ACK'),
  declined:
    receive('INVITE') +
    ringing +
    '\n  <pause milliseconds="300"/>' +
    send('603 Decline', ['Reason: SIP ;cause=603 ;text="Not now"']) +
    receive('ACK'),
  notFound: receive('INVITE') + send('404 Not Found') + receive('ACK'),
  redirect:
    receive('INVITE') +
    send('302 Moved Temporarily', [`Contact: <sip:+33639980202@${domain}>`]).replace(contact, '') +
    receive('ACK'),
  noAnswer: keepInvite + ringing + cancelled,
  earlyMedia:
    keepInvite +
    send('183 Session Progress', [], sound) +
    `
  <nop><action><exec rtp_stream="[voice],-1,0,PCMU/8000"/></action></nop>` +
    cancelled,
};

/** A peer with one manner, as a sipp 3.6 scenario. `voice` is a file of raw µ-law. */
export const scenario = (manner: OddManner, voice: string): string =>
  `<?xml version="1.0" encoding="ISO-8859-1" ?>
<scenario name="${manner}">${steps[manner].replaceAll('[voice]', voice)}
</scenario>
`;
