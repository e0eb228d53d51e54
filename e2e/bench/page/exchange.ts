import { createPracticeNet } from '../../../renderer/phone/practice-line/practice-net';
import { Caller, domain } from '../caller';
import { type WatchedNet, watchNet } from './watched-net';

export const agentUser = 'agent';
export const farUser = '0199000000';

/** A telephone network in memory with one caller on it. */
export interface Exchange {
  net: WatchedNet;
  caller: Caller;
}

export const createExchange = async (): Promise<Exchange> => {
  const net = createPracticeNet({
    domain,
    agent: agentUser,
    isCustomer: () => true,
    customer: () => farUser,
    queues: () => [],
  });
  const link = net.attach((message) => caller.receive(message));
  const caller = new Caller(link);
  await caller.register(farUser);
  return { net: watchNet(net), caller };
};
