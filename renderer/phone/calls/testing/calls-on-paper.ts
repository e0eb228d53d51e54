import { manualClock } from '../../../kernel';
import { call as callShape, type TransferContext } from '../../../model/call';
import type { CallMicrophone, CallMixing, CallPort, CallSignal } from '../call-port';
import { createCallsFlow } from '../calls-flow';
import type { CallsNews } from '../calls-news';
import type { CallsGate } from '../calls-parts';

type Order = (text: string) => void;

const microphoneOnPaper = (
  order: Order,
  open: Map<string, boolean>,
  mixed: (calls: readonly string[]) => void,
): CallMicrophone & CallMixing => ({
  warm: () => order('warm'),
  mix: (calls) => {
    mixed(calls);
    order(`mix ${calls.join(' ')}`.trim());
  },
  setHeard: (call, on) => order(`${call} ${on ? 'heard' : 'unheard'}`),
  setHoldMusic: (call, on) => order(`${call} music ${on ? 'on' : 'off'}`),
  setOpen: (call, on) => {
    open.set(call, on);
    order(`${call} microphone ${on ? 'open' : 'closed'}`);
  },
  release: (call) => {
    open.set(call, false);
    order(`${call} released`);
  },
});

const ordersOnPaper = (order: Order): Omit<CallPort, 'onSignal' | 'onTransferContext'> => ({
  dial: (call, target, { earlyMedia, replaces, emergency }) =>
    order(
      `${call} dial ${target}${earlyMedia ? ' early' : ''}${replaces ? ' in place' : ''}${emergency ? ' emergency' : ''}`,
    ),
  answer: (call) => order(`${call} answer`),
  decline: (call, why) => order(`${call} decline ${why}`),
  redirect: (call, target) => order(`${call} redirect ${target}`),
  hangUp: (call) => order(`${call} hangUp`),
  setHold: (call, held) => order(`${call} ${held ? 'hold' : 'unhold'}`),
  transfer: (call, target, replaces) =>
    order(`${call} transfer ${target}${replaces === null ? '' : ` over ${replaces}`}`),
  sendTransferContext: (call, target, { note }) => order(`${call} note to ${target}: ${note}`),
  sendDigits: (call, digits) => order(`${call} digits ${digits}`),
});

/** The calls on paper, for tests: a port and microphones that only write down what they were ordered. */
export const callsOnPaper = () => {
  const clock = manualClock();
  const orders: string[] = [];
  const told: CallsNews[] = [];
  const open = new Map<string, boolean>();
  /** What the rest of the desk says; tests change it. */
  const desk = {
    gate: 'open' as CallsGate,
    lineReady: true,
    callWaiting: true,
    forward: null as string | null,
  };
  let tell: (signal: CallSignal) => void = () => undefined;
  let handOver: (handover: TransferContext) => void = () => undefined;
  let mixed: readonly string[] = [];
  let ids = 0;
  const order = (text: string) => void orders.push(text);
  const flow = createCallsFlow({
    clock,
    log: () => undefined,
    newId: () => `id${ids++}`,
    lineReady: () => desk.lineReady,
    lineId: () => 'pbx',
    practice: () => false,
    country: () => 'FR',
    earlyMedia: () => true,
    gate: () => desk.gate,
    callWaiting: () => desk.callWaiting,
    forward: () => desk.forward,
    maxCalls: 4,
    microphone: microphoneOnPaper(order, open, (calls) => (mixed = calls)),
    port: {
      ...ordersOnPaper(order),
      onTransferContext: (listener) => {
        handOver = listener;
        return () => undefined;
      },
      onSignal: (listener) => {
        tell = listener;
        return () => undefined;
      },
    },
  });
  flow.onEvent((news) => told.push(news));
  // Whatever happens in whatever test: a call is what its schema says, or it would not cross to the desk.
  flow.onEvent(({ call }) => callShape.parse(call));
  flow.store.subscribe(({ calls }) => calls.forEach((call) => callShape.parse(call)));

  const remote = { number: '0612345678', displayName: 'Claire', anonymous: false };
  const ring = (call: string) => tell({ kind: 'incoming', call, remote, called: null });
  return {
    clock,
    flow,
    orders,
    told,
    open,
    /** Who hears whom. */
    mixed: () => mixed,
    desk,
    tell: (signal: CallSignal) => tell(signal),
    handOver: (handover: TransferContext) => handOver(handover),
    ring,
    talk: (call: string) => {
      ring(call);
      flow.answer(call);
      tell({ kind: 'established', call });
    },
    hangUpThere: (call: string) =>
      tell({ kind: 'ended', call, end: { reason: 'hungUp', by: 'remote' } }),
    find: (id: string) => flow.store.getState().calls.find((call) => call.id === id),
    phases: () => flow.store.getState().calls.map(({ id, phase }) => `${id} ${phase.name}`),
    news: () => told.map(({ kind, call }) => `${kind} ${call.id}`),
  };
};
