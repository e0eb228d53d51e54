// Runs in the built desk before its own scripts, and watches it from the outside.
import { bookName } from '../../../renderer/book/archive/database';
import type { DeskProbeApi } from '../bench-api';
import { bareCard, bareRead } from './bare-read';
import { fillBook, lastNoteOf, nameOf, numberOf } from './book-fill';
import { Ear } from './ear';
import worklet from './ear-worklet.js?raw';
import { createVoice, FarVoice } from './far-voice';
import { painted, shown } from './painted';

const longTasks: number[] = [];
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longTasks.push(duration);
}).observe({ type: 'longtask' });

let invited: (at: number) => void = () => undefined;
let far: FarVoice | null = null;

/** Tells when an INVITE comes in, and gives the answer that goes out to the caller at once. */
class WatchedSocket extends WebSocket {
  constructor(...given: ConstructorParameters<typeof WebSocket>) {
    super(...given);
    this.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'string' && data.startsWith('INVITE ')) invited(performance.now());
    });
  }

  override send(data: string): void {
    super.send(data);
    const body = data.startsWith('SIP/2.0 200') ? (data.split('\r\n\r\n')[1] ?? '') : '';
    if (body.startsWith('v=0')) void far?.answered(body);
  }
}

let heard: (track: MediaStreamTrack) => void = () => undefined;
const PlainConnection = RTCPeerConnection;
class WatchedConnection extends RTCPeerConnection {
  constructor(...given: ConstructorParameters<typeof RTCPeerConnection>) {
    super(...given);
    this.addEventListener('track', ({ track }) => heard(track));
  }
}
window.WebSocket = WatchedSocket;
window.RTCPeerConnection = WatchedConnection;

const listen = async () => {
  const context = new AudioContext({ sampleRate: 48_000 });
  const module = URL.createObjectURL(new Blob([worklet], { type: 'text/javascript' }));
  const ear = await Ear.make(context, module);
  heard = (track) => ear.listen(track, true);
  return { ear, voice: createVoice(context) };
};
let listening: ReturnType<typeof listen> | null = null;

const api: DeskProbeApi = {
  fillBook: (customers) => fillBook(bookName, customers),
  numberOf,
  offer: async () => {
    const { voice } = await (listening ??= listen());
    far = new FarVoice(voice, new PlainConnection());
    return far.offer();
  },
  card: async (customer) => {
    const from = await new Promise<number>((resolve) => {
      invited = resolve;
    });
    const text = () => document.body.textContent ?? '';
    await shown(() => text().includes(nameOf(customer)) && text().includes(lastNoteOf(customer)));
    return (await painted()) - from;
  },
  answered: async () => {
    const { ear } = await (listening ??= listen());
    const first = ear.first();
    const clicked = await new Promise<number>((resolve) => {
      addEventListener('click', () => resolve(Date.now()), { capture: true, once: true });
    });
    return (await first) - clicked;
  },
  hungUp: () => far?.close(),
  longTasks: () => longTasks.splice(0),
  bareRead: (customer) => bareRead(bookName, customer),
  bareCard: (customer) => bareCard(bookName, customer),
};

window.deskProbe = api;
