import type { Log } from '../kernel';
import type { SipPhone } from '../phone/sip';

/**
 * The phone before its code is there: the SIP library is loaded after the first paint, and what is asked
 * meanwhile is done in order as soon as it has arrived.
 */
export const createLazyPhone = (load: () => Promise<SipPhone>, log: Log): SipPhone => {
  let loaded: SipPhone | undefined;
  const loading = load().then((phone) => (loaded = phone));
  loading.catch((error: unknown) => log('error', `phone cannot be loaded: ${String(error)}`));

  const soon = (order: (phone: SipPhone) => void) => {
    if (loaded) order(loaded);
    else
      loading
        .then(order)
        .catch(() => log('warn', 'an order was given to a phone that is not there'));
  };
  const follow = (subscribe: (phone: SipPhone) => () => void) => {
    let stopped = false;
    let stop: (() => void) | undefined;
    soon((phone) => {
      if (!stopped) stop = subscribe(phone);
    });
    return () => {
      stopped = true;
      stop?.();
    };
  };

  return {
    line: {
      connect: () => soon((phone) => phone.line.connect()),
      disconnect: () => soon((phone) => phone.line.disconnect()),
      register: () => soon((phone) => phone.line.register()),
      unregister: () => soon((phone) => phone.line.unregister()),
      ping: (timeoutMs) => soon((phone) => phone.line.ping(timeoutMs)),
      keepAlive: (timeoutMs) => soon((phone) => phone.line.keepAlive(timeoutMs)),
      onSignal: (listener) => follow((phone) => phone.line.onSignal(listener)),
    },
    calls: {
      dial: (call, target, options) => soon((phone) => phone.calls.dial(call, target, options)),
      answer: (call) => soon((phone) => phone.calls.answer(call)),
      decline: (call, why) => soon((phone) => phone.calls.decline(call, why)),
      redirect: (call, target) => soon((phone) => phone.calls.redirect(call, target)),
      hangUp: (call) => soon((phone) => phone.calls.hangUp(call)),
      setHold: (call, held) => soon((phone) => phone.calls.setHold(call, held)),
      transfer: (call, target, replaces) =>
        soon((phone) => phone.calls.transfer(call, target, replaces)),
      sendTransferContext: (call, target, handover) =>
        soon((phone) => phone.calls.sendTransferContext(call, target, handover)),
      onTransferContext: (listener) => follow((phone) => phone.calls.onTransferContext(listener)),
      sendDigits: (call, digits) => soon((phone) => phone.calls.sendDigits(call, digits)),
      onSignal: (listener) => follow((phone) => phone.calls.onSignal(listener)),
    },
    quality: {
      read: async (call) => (await loaded?.quality.read(call)) ?? null,
      report: (call, summary, to) => soon((phone) => phone.quality.report(call, summary, to)),
    },
    useRelay: (servers) => soon((phone) => phone.useRelay(servers)),
    team: {
      watch: (orders) => soon((phone) => phone.team.watch(orders)),
      refresh: (order) => soon((phone) => phone.team.refresh(order)),
      publish: (document) => soon((phone) => phone.team.publish(document)),
      onSignal: (listener) => follow((phone) => phone.team.onSignal(listener)),
    },
    use: async (connection) => (await loading).use(connection),
    timePing: async (timeoutMs) => (await loading).timePing(timeoutMs),
    refused: () => loaded?.refused() ?? {},
    dispose: async () => (await loading).dispose(),
  };
};
