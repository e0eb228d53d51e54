import {
  accounts,
  agent,
  browserCustomer,
  colleague,
  domain,
  oddNumbers,
  type OddManner,
  queue,
} from './people';

/** In what it differs from the lab's usual PBX. */
export interface KamailioManner {
  /** Digest without `qop`, as in the sample configuration that Kamailio comes with. */
  withoutQop?: boolean;
  /** Seconds for which the agent's desk is bound, whatever it asks for. */
  grants?: number;
  /** The sample configuration's anti-flood: who sends 16 requests within 2 s is not heard for five minutes. */
  antiFlood?: boolean;
}

export interface KamailioPlace {
  /** Where it listens, and where the scripted peers and the relay do. */
  address: string;
  sipPort: number;
  wsPort: number;
  /** Where the scripted peers listen. */
  oddPorts: Record<OddManner, number>;
  /** ng control of the media relay; without it plain RTP peers have no sound. */
  relayPort: number | null;
  folder: string;
  manner: KamailioManner;
}

const global = (place: KamailioPlace): string => `#!KAMAILIO
debug=2
log_stderror=yes
children=2
tcp_children=2
auto_aliases=no
alias="${domain}"
mlock_pages=no
shm_force_alloc=no
dns=no
rev_dns=no
listen=udp:${place.address}:${place.sipPort}
listen=tcp:${place.address}:${place.sipPort}
listen=tcp:${place.address}:${place.wsPort}
# A WebSocket upgrade has no Content-Length.
tcp_accept_no_cl=yes
tcp_connection_lifetime=3605
tcp_rd_buf_size=65536
mpath="/usr/lib/x86_64-linux-gnu/kamailio/modules/:/usr/lib/aarch64-linux-gnu/kamailio/modules/:/usr/lib64/kamailio/modules/"
`;

// Not outbound.so: its flow tokens send in-dialog requests back to the old WebSocket after a reconnect.
const modules = (place: KamailioPlace): string => {
  const names =
    'jsonrpcs kex corex tm tmx sl rr pv maxfwd textops textopsx siputils sanity xlog ctl htable auth usrloc registrar nathelper xhttp websocket db_text presence presence_xml presence_dialoginfo presence_mwi';
  return `${[...names.split(' '), ...(place.relayPort ? ['rtpengine', 'sdpops'] : [])]
    .map((name) => `loadmodule "${name}.so"`)
    .join('\n')}
modparam("ctl", "binrpc", "unix:${place.folder}/ctl")
modparam("jsonrpcs", "transport", 0)
modparam("htable", "htable", "pw=>size=6;autoexpire=0;")
modparam("htable", "htable", "odd=>size=6;autoexpire=0;")
modparam("htable", "htable", "forward=>size=6;autoexpire=0;")
modparam("auth", "nonce_expire", 300)
modparam("usrloc", "db_mode", 0)
modparam("usrloc", "timer_interval", 5)
# A contact whose WebSocket died is dropped at once.
modparam("usrloc", "handle_lost_tcp", 1)
modparam("registrar", "received_avp", "$avp(rcv)")
modparam("registrar", "method_filtering", 1)
modparam("registrar", "max_contacts", 10)
modparam("registrar", "min_expires", ${place.manner.grants ?? 30})
modparam("nathelper", "received_avp", "$avp(rcv)")
modparam("nathelper", "nortpproxy_str", "")
modparam("tm", "failure_reply_mode", 3)
modparam("tm", "fr_timer", 10000)
modparam("tm", "fr_inv_timer", 60000)
modparam("rr", "enable_full_lr", 1)
modparam("websocket", "keepalive_mechanism", 1)
modparam("websocket", "keepalive_timeout", 30)
modparam("presence", "db_url", "text://${place.folder}/dbtext")
modparam("presence", "server_address", "sip:127.0.0.1:${place.sipPort}")
modparam("presence", "subs_db_mode", 0)
modparam("presence", "publ_cache", 2)
modparam("presence", "send_fast_notify", 1)
modparam("presence_xml", "db_url", "text://${place.folder}/dbtext")
modparam("presence_xml", "force_active", 1)
${place.relayPort ? `modparam("rtpengine", "rtpengine_sock", "udp:${place.address}:${place.relayPort}")` : ''}
`;
};

// The sample configuration spares its own address, from which here everybody calls.
const antiFlood = `
loadmodule "pike.so"
modparam("pike", "sampling_time_unit", 2)
modparam("pike", "reqs_density_per_unit", 16)
modparam("pike", "remove_latency", 4)
modparam("htable", "htable", "ipban=>size=8;autoexpire=300;")
`;

const reqInit = `
    if ($sht(ipban=>$si) != $null) exit;
    if (!pike_check_req()) {
        xlog("L_ALERT", "pike blocks $rm from $si\\n");
        $sht(ipban=>$si) = 1;
        exit;
    }
`;

const requests = ({ withoutQop, grants, antiFlood: limits }: KamailioManner): string => `
${limits ? antiFlood : ''}
request_route {${limits ? reqInit : ''}
    if (!mf_process_maxfwd_header("10")) { sl_send_reply("483", "Too Many Hops"); exit; }
    if (!sanity_check("1511", "7")) exit;
    if (is_method("OPTIONS") && uri == myself && $rU == $null) { sl_send_reply("200", "Keepalive"); exit; }
    force_rport();
    if (nat_uac_test("64") || nat_uac_test("19")) {
        if (is_method("REGISTER")) { fix_nated_register(); }
        # The PBX's own NOTIFY must find its way back.
        else if (is_method("SUBSCRIBE|PUBLISH")) { fix_nated_contact(); msg_apply_changes(); }
        else if (is_first_hop()) { add_contact_alias(); }
    }
    if (is_method("CANCEL")) { route(MEDIA_OVER); if (t_check_trans()) t_relay(); exit; }
    if (!is_method("ACK") && t_precheck_trans()) { t_check_trans(); exit; }
    t_check_trans();
    if (has_totag()) { route(WITHINDLG); exit; }
    if (is_method("INVITE")) xlog("L_NOTICE", "INVITE $ru\\n");
    if (is_method("REGISTER")) {
        route(AUTH);
        ${grants ? `if ($fU == "${agent.user}" && subst("/expires=[1-9][0-9]*/expires=${grants}/")) msg_apply_changes();` : ''}
        save("location");
        exit;
    }
    # The collector of quality reports (RFC 6035).
    if (is_method("PUBLISH") && $hdr(Event) == "vq-rtcpxr") {
        route(PROXYAUTH);
        xlog("L_NOTICE", "quality report $rb\\n");
        sl_send_reply("200", "OK");
        exit;
    }
    if (is_method("PUBLISH|SUBSCRIBE")) {
        # The lab's own programs tell the PBX over loopback what a phone does or what waits in a mailbox.
        if ($proto == "ws" || $proto == "wss") route(AUTH);
        if (!t_newtran()) { sl_reply_error(); exit; }
        if (is_method("PUBLISH")) handle_publish(); else handle_subscribe();
        t_release(); exit;
    }
    if ($proto == "ws" || $proto == "wss") {
        if (is_method("INVITE|MESSAGE|REFER|OPTIONS")) route(PROXYAUTH);
    }
    if (is_method("INVITE|REFER|SUBSCRIBE")) record_route();
    route(LOC);
}
route[AUTH] {
    $var(p) = $sht(pw=>$fU);
    if ($var(p) == $null) { sl_send_reply("403", "Unknown user"); exit; }
    if (!pv_www_authenticate("${domain}", "$var(p)", "0", "$rm")) { www_challenge("${domain}", "${withoutQop ? 0 : 1}"); exit; }
    if ($au != $tU && is_method("REGISTER")) { sl_send_reply("403", "Not your address"); exit; }
    consume_credentials();
}
route[PROXYAUTH] {
    $var(p) = $sht(pw=>$fU);
    if ($var(p) == $null) { sl_send_reply("403", "Unknown user"); exit; }
    if (!pv_proxy_authenticate("${domain}", "$var(p)", "0")) { proxy_challenge("${domain}", "${withoutQop ? 0 : 1}"); exit; }
    consume_credentials();
}
route[WITHINDLG] {
    if (loose_route()) {
        handle_ruri_alias();
        # A late offer: the ACK carries the answer, and no branch route runs for it.
        if (is_method("ACK")) route(MEDIA);
        # Of two answers the sound belongs to the first.
        if (is_method("BYE") && !($tt =~ "^another")) route(MEDIA_OVER);
        if (is_method("NOTIFY|REFER|INVITE")) record_route();
        route(RELAY); exit;
    }
    if (is_method("SUBSCRIBE") && uri == myself) {
        if (!t_newtran()) { sl_reply_error(); exit; }
        handle_subscribe(); t_release(); exit;
    }
    if (is_method("ACK")) { if (t_check_trans()) t_relay(); exit; }
    if (uri != myself) { handle_ruri_alias(); route(RELAY); exit; }
    sl_send_reply("404", "Not here");
}
`;

const places = (place: KamailioPlace): string => `
route[LOC] {
    if ($(ru{uri.param,alias}) != $null && $(ru{uri.param,alias}) != "") { handle_ruri_alias(); route(RELAY); exit; }
    if (uri != myself) { route(RELAY); exit; }
    # French national form to E.164.
    if ($rU =~ "^0[1-9][0-9]{8}$") { $rU = "+33" + $(rU{s.substr,1,0}); }
    if ($rU == "${queue.number}") {
        append_hf("P-Called-Party-ID: \\"${queue.name}\\" <sip:${queue.number}@${domain}>\\r\\n", "Call-ID");
        $rU = "${agent.user}";
    }
    # Forwarding all calls by code, confirmed by the phone that stands for the PBX's announcement.
    if ($rU =~ "^\\*21\\*[0-9]+%23$") {
        $sht(forward=>$fU) = $(rU{s.select,2,*}{s.select,0,%});
        $rU = "${colleague.user}";
    } else if ($rU == "%2321%23") {
        $sht(forward=>$fU) = $null;
        $rU = "${colleague.user}";
    } else if ($sht(forward=>$rU) != $null) {
        $rU = $sht(forward=>$rU);
    }
    # Pick-up: who rings there is given to whoever dials this, which here is one phone.
    if ($rU =~ "^\\*\\*[0-9]+$") { $rU = "${browserCustomer.user}"; }
    # Park: the code of a place; whoever dials it back gets who waits there, which here is one phone.
    if ($rU =~ "^\\*68[0-9]*$") { $rU = "${colleague.user}"; }
    if ($sht(odd=>$rU) != $null) { $du = "sip:${place.address}:" + $sht(odd=>$rU); route(RELAY); exit; }
    if (!lookup("location")) {
        if ($rc == -2) sl_send_reply("405", "Method Not Allowed");
        else if ($sht(pw=>$rU) != $null) sl_send_reply("480", "Temporarily Unavailable");
        else sl_send_reply("404", "Not Found");
        exit;
    }
    route(RELAY);
}
route[RELAY] {
    t_on_reply("REPLY");
    if (is_method("INVITE")) t_on_failure("FAIL");
    t_on_branch("BRANCH");
    if (!t_relay()) sl_reply_error();
    exit;
}
branch_route[BRANCH] { route(MEDIA); }
# A change of a call that is refused leaves its sound as it was.
failure_route[FAIL] { if (!has_totag()) route(MEDIA_OVER); }
event_route[xhttp:request] {
    if ($hdr(Upgrade) =~ "websocket" && $hdr(Connection) =~ "Upgrade" && $rm =~ "GET") {
        if (ws_handle_handshake()) exit;
    }
    if ($hu =~ "^/health") { xhttp_reply("200", "OK", "text/plain", "up\\n"); exit; }
    xhttp_reply("404", "Not Found", "", "");
}
event_route[websocket:closed] { xlog("L_NOTICE", "WebSocket closed $si:$sp\\n"); }
`;

// What the relay makes of a description on its way to a scripted peer, which speaks plain RTP, and to a browser.
const toOdd =
  'replace-origin replace-session-connection ICE=remove RTP/AVP rtcp-mux-demux transcode-PCMU transcode-telephone-event';
const toBrowser =
  'replace-origin replace-session-connection ICE=force UDP/TLS/RTP/SAVPF rtcp-mux-accept generate-mid SDES-off';

const media = (place: KamailioPlace): string =>
  place.relayPort
    ? `
route[MEDIA] {
    if (!has_body("application/sdp")) return;
    if ($sht(odd=>$tU) != $null) rtpengine_manage("${toOdd}");
    else if ($sht(odd=>$fU) != $null) rtpengine_manage("${toBrowser}");
}
route[MEDIA_OVER] {
    if ($sht(odd=>$tU) != $null || $sht(odd=>$fU) != $null) rtpengine_delete();
}
onreply_route[REPLY] {
    if (nat_uac_test("64")) add_contact_alias();
    if (!has_body("application/sdp")) return;
    if ($sht(odd=>$tU) != $null) rtpengine_manage("${toBrowser}");
    else if ($sht(odd=>$fU) != $null) rtpengine_manage("${toOdd}");
}
`
    : `
route[MEDIA] { return; }
route[MEDIA_OVER] { return; }
onreply_route[REPLY] { if (nat_uac_test("64")) add_contact_alias(); }
`;

const tables = (place: KamailioPlace): string => `
event_route[htable:mod-init] {
${accounts.map((one) => `    $sht(pw=>${one.user})="${one.secret}";`).join('\n')}
${Object.entries(oddNumbers)
  .map(([manner, number]) => `    $sht(odd=>${number})="${place.oddPorts[manner as OddManner]}";`)
  .join('\n')}
}
`;

/** A registrar and proxy over WebSocket with digest, from Debian's Kamailio 5.6. */
export const kamailioConfig = (place: KamailioPlace): string =>
  [
    global(place),
    modules(place),
    requests(place.manner),
    places(place),
    media(place),
    tables(place),
  ].join('\n');
