import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BaresipControl, type BaresipEvent, connectControl } from './baresip-control';
import { domain } from './people';
import { type Place, thisMachine } from './place';
import type { Ports } from './ports';
import { startProgram } from './program';
import { type ToneReport, listenInWindows } from './tone';
import { until } from './until';
import { lastPart, readWav } from './wav';

export interface BaresipOrder {
  user: string;
  secret: string;
  name: string;
  /** What it says: a tone in hertz. */
  tone: number;
  answer?: 'auto' | 'manual';
  /** RFC 4733 digits are understood on PCMU only (baresip 1.0). */
  codecs?: string;
  proxyPort: number;
  /** Where it runs; on this machine if nothing is said. */
  place?: Place;
}

export interface Baresip {
  events: readonly BaresipEvent[];
  /** Digits heard, in order. */
  digits(): string;
  dial(target: string): Promise<void>;
  answer(): Promise<void>;
  hangUp(): Promise<void>;
  hold(): Promise<void>;
  resume(): Promise<void>;
  transfer(target: string): Promise<void>;
  heard(type: string): Promise<BaresipEvent>;
  /** What arrived in the last seconds, from the decoder's own recording. */
  listen(frequencies: readonly number[], seconds?: number): ToneReport;
  stop(): Promise<void>;
}

/** baresip from Debian as a WebRTC phone (ICE, DTLS-SRTP, rtcp-mux) with a tone for a voice. */
export const startBaresip = async (
  ports: Ports,
  folder: string,
  order: BaresipOrder,
): Promise<Baresip> => {
  const own = join(folder, `baresip-${order.user.replace('+', '')}`);
  const place = order.place ?? thisMachine;
  const recordings = join(own, 'recordings');
  mkdirSync(recordings, { recursive: true });
  // It takes the port above as well, for TLS.
  const sipPort = await ports.take(2);
  const controlPort = await ports.take();
  writeFileSync(join(own, 'config'), config(sipPort, controlPort, order.tone));
  writeFileSync(join(own, 'accounts'), account(order, place));
  writeFileSync(join(own, 'contacts'), '');
  const program = await startProgram({
    name: 'baresip',
    ...place.command('baresip', ['-v', '-s', '-f', own]),
    folder: own,
    env: { LANG: 'C' },
  });
  const control = await connectControl(await place.door(controlPort)).catch(
    async (error: unknown) => {
      await program.stop();
      throw error;
    },
  );
  // The event may have passed before the control connection was there.
  const registered = () =>
    control.events.some((event) => event.type === 'REGISTER_OK') ||
    /200 OK .*\[\d+ bindings?\]/.test(program.logText());
  await until(registered, 'baresip to be registered', 10_000);
  const dumps = () => readdirSync(recordings).filter((file) => file.endsWith('-dec.wav'));
  // An earlier call's recording must not speak for this one.
  let earlier = new Set<string>();
  const acts = deeds(control);
  return {
    ...acts,
    dial: (target) => {
      earlier = new Set(dumps());
      return acts.dial(target);
    },
    listen: (frequencies, seconds = 1) => {
      const newest = dumps()
        .filter((file) => !earlier.has(file))
        .toSorted()
        .at(-1);
      if (!newest) return listenInWindows(new Float32Array(), 8000, frequencies);
      const part = lastPart(readWav(join(recordings, newest)), seconds);
      return listenInWindows(part.samples, part.rate, frequencies);
    },
    stop: async () => {
      control.close();
      await program.stop();
    },
  };
};

const deeds = (control: BaresipControl): Omit<Baresip, 'listen' | 'stop'> => ({
  events: control.events,
  digits: () =>
    control.events
      .filter((event) => event.type === 'CALL_DTMF_START')
      .map((event) => event.param ?? '')
      .join(''),
  dial: (target) => control.order('dial', `sip:${target}@${domain}`),
  answer: () => control.order('accept'),
  hangUp: () => control.order('hangup'),
  hold: () => control.order('hold'),
  resume: () => control.order('resume'),
  transfer: (target) => control.order('transfer', `sip:${target}@${domain}`),
  heard: async (type) => {
    await until(
      () => control.events.some((event) => event.type === type),
      `baresip to hear ${type}`,
      15_000,
    );
    const event = control.events.findLast((one) => one.type === type);
    if (!event) throw new Error(`no ${type}`);
    return event;
  },
});

const account = (order: BaresipOrder, place: Place): string =>
  [
    `"${order.name}" <sip:${order.user}@${domain};transport=udp>`,
    `auth_user=${order.user}`,
    `auth_pass=${order.secret}`,
    `outbound="sip:${place.address}:${order.proxyPort};transport=udp"`,
    'regint=120',
    `answermode=${order.answer ?? 'auto'}`,
    'mediaenc=dtls_srtp',
    'medianat=ice',
    `audio_codecs=${order.codecs ?? 'opus/48000/1,PCMU/8000/1'}`,
    'ptime=20\n',
  ].join(';');

// ausine works at 48 kHz stereo only; with `opus_stereo no` the account's codec is opus/48000/1.
// The path of the recordings is relative: baresip cuts a long one off.
// Its own range of ports begins at 1024; Chromium sends nothing to those of other protocols, such as 5060.
// Not mwi.so: its failing SUBSCRIBE becomes a storm of retries.
const config = (sipPort: number, controlPort: number, tone: number): string =>
  `poll_method epoll
sip_listen 0.0.0.0:${sipPort}
call_local_timeout 120
call_max_calls 10
audio_player aubridge,sink
audio_source ausine,${tone}
audio_alert aubridge,alert
ausrc_format s16
auplay_format s16
auenc_format s16
audec_format s16
audio_buffer 20-160
rtp_tos 184
rtp_ports 20000-29999
rtcp_mux yes
jitter_buffer_delay 2-5
rtp_stats yes
module_path /usr/lib/baresip/modules
${modules.map((name) => `module ${name}.so`).join('\n')}
module_tmp account.so
module_app menu.so
module_app debug_cmd.so
module_app ctrl_tcp.so
ctrl_tcp_listen 127.0.0.1:${controlPort}
snd_path recordings
opus_bitrate 32000
opus_stereo no
opus_sprop_stereo no
ausrc_srate 48000
ausrc_channels 2
auplay_srate 48000
auplay_channels 1
`;
const modules = 'opus g711 sndfile aubridge ausine aufile stun turn ice srtp dtls_srtp'.split(' ');
