import { contract, type News, type TellName } from '@contract';
import type { LogPort } from '../platform/ports';

export type Publish = <N extends TellName>(name: N, news: News<N>) => void;

/** News for the page, checked against the contract before they leave. */
export const createPublish =
  (send: (name: string, payload: unknown) => void, log: LogPort): Publish =>
  (name, news) => {
    const checked = contract[name].payload.safeParse(news);
    if (checked.success) send(name, checked.data);
    else log.write('error', `${name}: news do not fit the contract`);
  };

/** News can be told before there is a window: nobody hears them then, and the page asks for all when it starts. */
export const newsService = ({ log }: { log: LogPort }) => {
  let send: (name: string, payload: unknown) => void = () => undefined;
  return {
    gives: {
      publish: createPublish((name, payload) => send(name, payload), log),
      /** From now on news go this way. */
      deliverNews: (way: typeof send) => {
        send = way;
      },
    },
  };
};
