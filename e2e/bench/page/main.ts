// Chromium's own options of an audio context.
import type {} from '../../../renderer/phone/audio/web/audio-context';
import { measureGain } from '../../harness/suppressor-gain';
import type { BenchApi, PhoneName } from '../bench-api';
import { bareRead } from './bare-read';
import { createBarePhone } from './bare-phone';
import { fillBook, numberOf } from './book-fill';
import { createDeskPhone, type DeskPhone } from './desk-phone';
import { Ear } from './ear';
import { createFarSide } from './far-side';
import { createVoice } from './far-voice';
import { graphDelay } from './graph-delay';
import { pause, type Phone } from './phone';
import { createSipJsPhone } from './sipjs-phone';

/** As long as it takes to read who is calling: whatever can be prepared is prepared by then. */
const ringsMs = 700;
const bookName = 'bench';

const context = new AudioContext({ sampleRate: 48_000, sinkId: { type: 'none' } });
const ear = await Ear.make(context, new URL('./ear-worklet.js', import.meta.url).href);

const voice = createVoice(context);
const far = createFarSide(voice);

const phones = new Map<string, Phone>();
let desk: DeskPhone | null = null;

const phoneOf = (name: PhoneName, silentStun: boolean): Phone => {
  const phone = phones.get(silentStun ? `${name} silent` : name);
  if (!phone) throw new Error(`no phone ${name}`);
  return phone;
};

const api: BenchApi = {
  prepare: async ({ customers, silentStun }) => {
    await fillBook(bookName, customers);
    const plain = { ear, voice, iceServers: [] };
    const silent = { ...plain, iceServers: [{ urls: silentStun }] };
    desk = await createDeskPhone({ ...plain, book: bookName });
    await desk.ready();
    const second = await createDeskPhone({ ...silent, book: `${bookName}-2` });
    await second.ready();
    phones.set('allodesk', desk);
    phones.set('allodesk silent', second);
    phones.set('sipjs', await createSipJsPhone(plain));
    phones.set('sipjs silent', await createSipJsPhone(silent));
    phones.set('bare', await createBarePhone(plain));
  },
  answer: async (name, silentStun) => {
    const ringing = await phoneOf(name, silentStun).ring();
    await pause(ringsMs);
    const heard = ear.first();
    const from = Date.now();
    ringing.answer();
    const took = (await heard) - from;
    ear.forget();
    await ringing.over();
    return took;
  },
  dial: (name, silentStun) => phoneOf(name, silentStun).dial(),
  recognise: async (customer) => {
    if (!desk) throw new Error('not prepared');
    return desk.recognise(numberOf(customer));
  },
  bareRead: (customer) => bareRead(bookName, customer),
  graphDelay,
  suppressorShare: async (kind) => (await measureGain(kind, 'white', 'en', 21)).share,
  farOffer: () => far.offer(),
  farAnswered: (sdp) => far.answered(sdp),
  farOver: () => far.over(),
};

window.bench = api;
