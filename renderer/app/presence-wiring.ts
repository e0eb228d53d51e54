import type { DeskBridge, DeskInfo } from '@contract';
import { displayName, type CustomersDoor } from '../book/customers';
import type { CallsDoor } from '../phone/calls';
import { chooseLanguage, wordsFor } from '../platform/i18n';
import { phoneText } from '../ui';
import { presenceOf, publishPresence, type StateNeeds } from './presence';

interface Needs extends StateNeeds {
  bridge: DeskBridge;
  info: DeskInfo;
  calls: Pick<CallsDoor, 'store'>;
  customers: Pick<CustomersDoor, 'store'>;
  country: () => string;
  /** What the agent's lists call a number. */
  nameOf: (number: string) => string;
}

/** The tray, the notification and the power switch hear how the calls are. */
export const deskToPresence = (desk: Needs): void => {
  const { bridge, info, calls, customers, settings, country, nameOf } = desk;
  const language = () =>
    chooseLanguage(settings.store.getState().settings['ui.language'].value, info.languages);
  const describeRinging = (id: string) => {
    const call = calls.store.getState().calls.find((one) => one.id === id);
    const known = customers.store.getState().recognised[id];
    const customer = known?.matches.find((one) => one.id === known.chosen);
    const t = wordsFor(language());
    const number = call?.remote.anonymous
      ? t('calls.withheld')
      : phoneText(call?.remote.number ?? '', country());
    const listed = nameOf(call?.remote.number ?? '');
    const who = customer ? displayName(customer) : call?.remote.displayName || listed || number;
    const queue = call?.called?.name || call?.called?.number || '';
    return {
      title: who.slice(0, 120),
      body: [queue, number].filter(Boolean).join(' · ').slice(0, 200),
    };
  };
  publishPresence(bridge, () => presenceOf(desk, { language: language(), describeRinging }), [
    desk.line.store,
    calls.store,
    desk.agent.store,
    settings.store,
    customers.store,
  ]);
};
